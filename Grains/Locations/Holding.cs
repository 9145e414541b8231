using System.Collections.Immutable;
using System.Text.Json.Serialization;

using OrleansWarehouse.Grains.Interfaces.Inventory;
using OrleansWarehouse.Grains.Interfaces.Locations;

namespace OrleansWarehouse.Grains.Locations;

/// <summary>What lies in a location or container, and what of it is promised to picks. Of every key, 0 ≤ allocated ≤ quantity.</summary>
/// <param name="Allocations">By pick; only live ones.</param>
[JsonConverter(typeof(HoldingConverter))]
public sealed record Holding(ImmutableDictionary<StockKey, Content> Contents, ImmutableSortedDictionary<string, Allocation> Allocations)
{
    public static Holding Empty { get; } = new(
        ImmutableDictionary<StockKey, Content>.Empty, ImmutableSortedDictionary.Create<string, Allocation>(StringComparer.Ordinal));

    public long QuantityOf(StockKey key) => Contents.GetValueOrDefault(key)?.Quantity ?? 0;

    /// <summary>How many are not promised to a pick.</summary>
    public long FreeOf(StockKey key) => Contents.GetValueOrDefault(key)?.Free ?? 0;

    /// <summary>Folds an event in that is about contents; others change nothing here.</summary>
    public Holding Apply(HolderEvent @event) => @event switch
    {
        GoodsPut put => put.Goods.Aggregate(this, static (holding, goods) => holding.Change(goods.Key, goods.Quantity, goods.Size)),
        GoodsTaken taken => taken.Goods.Aggregate(
            Cut(taken.Cuts), static (holding, goods) => holding.Change(goods.Key, -goods.Quantity, null)),
        StockAdjusted adjusted => Cut(adjusted.Cuts).Change(adjusted.Key, adjusted.Quantity, null),
        StockAllocated allocated => Allocate(allocated),
        StockDeallocated deallocated => Cut(deallocated.Cuts),
        _ => this,
    };

    public HolderView View() => new([.. Contents
        .OrderBy(static pair => pair.Key, StockOrder.Instance)
        .Select(static pair => new ContentView(pair.Key, pair.Value.Quantity, pair.Value.Allocated))]);

    private Holding Change(StockKey key, long quantity, UnitSize? size)
    {
        if (quantity == 0) return this;
        var known = Contents.GetValueOrDefault(key) ?? Content.None;
        var changed = known with { Quantity = checked(known.Quantity + quantity), Size = size ?? known.Size };
        return With(key, changed);
    }

    private Holding Allocate(StockAllocated allocated)
    {
        var known = Contents.GetValueOrDefault(allocated.Key) ?? Content.None;
        return With(allocated.Key, known with { Allocated = known.Allocated + allocated.Quantity }) with
        {
            Allocations = Allocations.SetItem(allocated.Pick, new(allocated.Key, allocated.Quantity, allocated.Quantity)),
        };
    }

    private Holding Cut(ImmutableArray<AllocationCut> cuts)
    {
        var holding = this;
        foreach (var cut in cuts)
        {
            var allocation = holding.Allocations[cut.Pick];
            var left = allocation.Left - cut.Quantity;
            var known = holding.Contents[cut.Key];
            holding = holding.With(cut.Key, known with { Allocated = known.Allocated - cut.Quantity }) with
            {
                Allocations = left > 0
                    ? holding.Allocations.SetItem(cut.Pick, allocation with { Left = left })
                    : holding.Allocations.Remove(cut.Pick),
            };
        }

        return holding;
    }

    private Holding With(StockKey key, Content content)
    {
        if (content.Allocated < 0 || content.Allocated > content.Quantity)
            throw new InvalidOperationException($"{key}: {content.Quantity} units with {content.Allocated} allocated.");
        return this with { Contents = content.Quantity == 0 ? Contents.Remove(key) : Contents.SetItem(key, content) };
    }
}

/// <param name="Size">Of one each, as it was last told; null where nobody did.</param>
public sealed record Content(long Quantity, long Allocated, UnitSize? Size)
{
    public static Content None { get; } = new(0, 0, null);

    [JsonIgnore]
    public long Free => Quantity - Allocated;
}

/// <param name="Granted">What the pick was promised.</param>
/// <param name="Left">What it has not taken or given back.</param>
public sealed record Allocation(StockKey Key, long Granted, long Left);
