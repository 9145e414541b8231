using System.Collections.Immutable;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inventory;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Slotting;
using OrleansWarehouse.Storage.Log;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Locations;

/// <summary>Brings goods that left one holder to the next. Good ones that arrive in quarantine may no longer be sold; those that
/// leave quarantine for a shelf may again.</summary>
public sealed class TransferReactor(IGrainFactory grains) : IReactor
{
    private const string FromLocation = "location:";

    public string Name => "transfer";

    public bool Handles(StoredEvent stored) => stored.Type == "goodsTaken";

    public IReadOnlyList<string> GoodsOf(StoredEvent stored) =>
        EventCodec.Decode(stored) is GoodsTaken { To: { } to } taken
            ? [.. taken.Goods.SelectMany(goods => new[] { GoodsKeys.Of(stored.Stream, goods.Key.Sku), GoodsKeys.Of(to, goods.Key.Sku) })]
            : [];

    public async Task ReactAsync(StoredEvent stored, CancellationToken cancellationToken)
    {
        if (EventCodec.Decode(stored) is not GoodsTaken { Transfer: true, To: { } to } taken) return;
        RequestBy.Current = stored.By;
        var goods = await SizedAsync(taken.Goods);
        if (to.Kind is HolderKind.Container)
        {
            await grains.GetGrain<IContainerGrain>(to.Key).PutAsync(Putting(taken, goods)).MustAsync(taken.Reference);
            return;
        }

        var arriving = await ConditionAsync(stored, to, goods);
        await grains.GetGrain<ILocationGrain>(to.Key).PutAsync(Putting(taken, arriving)).MustAsync(taken.Reference);
        for (var i = 0; i < goods.Length; i++)
            await ReclassifyAsync($"{taken.Reference}:condition{i}", to.Site, goods[i], arriving[i]);
    }

    private static Putting Putting(GoodsTaken taken, ImmutableArray<PlacedGoods> goods) =>
        new(taken.Reference, goods, true, taken.Reason, taken.PutAway);

    /// <summary>The goods in the condition that the place of arrival gives them.</summary>
    private async Task<ImmutableArray<PlacedGoods>> ConditionAsync(StoredEvent stored, Holder to, ImmutableArray<PlacedGoods> goods)
    {
        var toQuarantine = await IsQuarantineAsync(to.Key);
        var fromQuarantine = stored.Stream.StartsWith(FromLocation, StringComparison.Ordinal)
            && await IsQuarantineAsync(stored.Stream[FromLocation.Length..]);
        return [.. goods.Select(placed => placed with
        {
            Key = placed.Key with
            {
                Condition = placed.Key.Condition switch
                {
                    Condition.Good when toQuarantine => Condition.Quarantine,
                    Condition.Quarantine when fromQuarantine && !toQuarantine => Condition.Good,
                    var same => same,
                },
            },
        })];
    }

    private async Task ReclassifyAsync(string reference, SiteId site, PlacedGoods left, PlacedGoods arrived)
    {
        var (from, to) = (Buckets.Of(left.Key.Condition), Buckets.Of(arrived.Key.Condition));
        if (from == to) return;
        await grains.GetGrain<ISkuGrain>(left.Key.Sku.ToString())
            .MoveAsync(new(reference, site, new(left.Key, left.Quantity), from, to, StockReason.Move, []))
            .MustAsync(reference);
    }

    private async Task<bool> IsQuarantineAsync(string location) =>
        (await grains.GetGrain<ILocationGrain>(location).GetAsync())?.Definition.Kind is LocationKind.Quarantine;

    private async Task<ImmutableArray<PlacedGoods>> SizedAsync(ImmutableArray<Goods> goods)
    {
        var sized = ImmutableArray.CreateBuilder<PlacedGoods>(goods.Length);
        foreach (var part in goods)
        {
            var sku = await grains.GetGrain<ISkuGrain>(part.Key.Sku.ToString()).GetAsync();
            sized.Add(new(part.Key, part.Quantity, UnitSizes.Of(sku?.Definition)));
        }

        return sized.MoveToImmutable();
    }
}
