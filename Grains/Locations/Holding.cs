using System.Collections.Immutable;
using System.Text.Json.Serialization;

using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Stock;

namespace OrleansWarehouse.Grains.Locations;

/// <summary>What lies in a location or container, and what of it is allocated to plans or in doubt.
/// Of every key, 0 ≤ allocated + in doubt ≤ quantity.</summary>
/// <param name="Allocations">By the plan's name; only live ones.</param>
[JsonConverter(typeof(HoldingConverter))]
public sealed record Holding(ImmutableDictionary<StockKey, Content> Contents, ImmutableSortedDictionary<string, Allocation> Allocations)
{
    private static readonly ImmutableSortedSet<string> NoNames = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    public static Holding Empty { get; } = new(
        ImmutableDictionary<StockKey, Content>.Empty, ImmutableSortedDictionary.Create<string, Allocation>(StringComparer.Ordinal));

    /// <summary>Which allocations have some of a key, by name: a dock has thousands at a time, and nearly all are of other goods.</summary>
    private ImmutableDictionary<StockKey, ImmutableSortedSet<string>> Names { get; init; } = NamesOf(Allocations);

    public Content this[StockKey key] => Contents.GetValueOrDefault(key, Content.None);

    /// <summary>The allocations that have some of a key, by name.</summary>
    public IEnumerable<KeyValuePair<string, Allocation>> AllocationsOf(StockKey key) =>
        Names.TryGetValue(key, out var names) ? names.Select(name => new KeyValuePair<string, Allocation>(name, Allocations[name])) : [];

    /// <summary>Folds in what an event does to contents and plans.</summary>
    public Holding Apply(HolderEvent @event)
    {
        var holding = this;
        // Plans give units up before these go, and get them after they have come.
        foreach (var plan in @event.Plans)
            if (plan.Quantity < 0) holding = holding.Change(plan);
        foreach (var change in @event.Changes) holding = holding.Change(change);
        foreach (var plan in @event.Plans)
            if (plan.Quantity > 0) holding = holding.Change(plan);
        return holding;
    }

    public HolderView View() => new([.. Contents
        .OrderBy(static pair => pair.Key, StockOrder.Instance)
        .Select(static pair => new ContentView(pair.Key, pair.Value.Quantity, pair.Value.Allocated, pair.Value.InDoubt))]);

    private Holding Change(ContentChange change)
    {
        var known = this[change.Key];
        return With(change.Key, known with
        {
            Quantity = checked(known.Quantity + change.Quantity),
            InDoubt = checked(known.InDoubt + change.InDoubt),
            Size = change.Size ?? known.Size,
        });
    }

    private Holding Change(PlanChange change)
    {
        var known = this[change.Key];
        var allocation = Allocations.GetValueOrDefault(change.Name) ?? new(change.Plan, []);
        var changed = allocation.Add(change.Key, change.Quantity);
        return With(change.Key, known with { Allocated = known.Allocated + change.Quantity }) with
        {
            Allocations = changed.Left.IsEmpty ? Allocations.Remove(change.Name) : Allocations.SetItem(change.Name, changed),
            Names = Named(change.Key, change.Name, changed.Of(change.Key) > 0),
        };
    }

    private ImmutableDictionary<StockKey, ImmutableSortedSet<string>> Named(StockKey key, string name, bool has)
    {
        var known = Names.GetValueOrDefault(key, NoNames);
        var named = has ? known.Add(name) : known.Remove(name);
        return named.IsEmpty ? Names.Remove(key) : Names.SetItem(key, named);
    }

    private static ImmutableDictionary<StockKey, ImmutableSortedSet<string>> NamesOf(ImmutableSortedDictionary<string, Allocation> allocations) =>
        allocations.SelectMany(static pair => pair.Value.Left, static (pair, goods) => (goods.Key, Name: pair.Key))
            .GroupBy(static one => one.Key, static one => one.Name)
            .ToImmutableDictionary(static same => same.Key, static same => NoNames.Union(same));

    private Holding With(StockKey key, Content content)
    {
        if (content.Allocated < 0 || content.InDoubt < 0 || content.Free < 0)
            throw new InvalidOperationException(
                $"{key}: {content.Quantity} units with {content.Allocated} allocated and {content.InDoubt} in doubt.");
        return this with { Contents = content.Quantity == 0 ? Contents.Remove(key) : Contents.SetItem(key, content) };
    }
}

/// <param name="Size">Of one each, as it was last told; null where nobody did.</param>
public sealed record Content(long Quantity, long Allocated, UnitSize? Size, long InDoubt = 0)
{
    public static Content None { get; } = new(0, 0, null);

    /// <summary>Neither allocated nor in doubt.</summary>
    [JsonIgnore]
    public long Free => Quantity - Allocated - InDoubt;
}

/// <param name="Left">What it has not used, given back or lost, by key.</param>
public sealed record Allocation(Plan Plan, ImmutableArray<Goods> Left)
{
    [JsonIgnore]
    public long Units => Left.Sum(static goods => goods.Quantity);

    public long Of(StockKey key) => Left.FirstOrDefault(goods => goods.Key == key)?.Quantity ?? 0;

    /// <exception cref="InvalidOperationException">It would have fewer than none.</exception>
    public Allocation Add(StockKey key, long quantity)
    {
        var known = Left.FirstOrDefault(goods => goods.Key == key);
        var sum = (known?.Quantity ?? 0) + quantity;
        if (sum < 0) throw new InvalidOperationException($"A plan of {known?.Quantity ?? 0} units cannot give {-quantity}.");
        return this with
        {
            Left = known is null ? Left.Add(new(key, sum)) : sum == 0 ? Left.Remove(known) : Left.Replace(known, known with { Quantity = sum }),
        };
    }
}
