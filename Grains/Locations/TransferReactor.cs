using System.Collections.Immutable;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inventory;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Slotting;

namespace OrleansWarehouse.Grains.Locations;

/// <summary>Brings goods that left one holder to the next. Good ones that arrive in quarantine may no longer be sold; those that
/// leave quarantine for a shelf may again.</summary>
public sealed class TransferReactor : Reactor
{
    public TransferReactor(ICommands commands)
        : base("transfer", EventCodec.Types, commands) =>
        On<GoodsTaken>(
            (taken, fact) => taken is { Transfer: true, To: { } to } ? BringAsync(taken, fact, to) : Task.CompletedTask,
            (taken, fact) => taken.To is not { } to
                ? []
                : [.. taken.Goods.SelectMany(goods => new[] { GoodsKeys.Of(fact, goods.Key.Sku), GoodsKeys.Of(to, goods.Key.Sku) })]);

    private async Task BringAsync(GoodsTaken taken, Fact fact, Holder to)
    {
        var goods = await SizedAsync(taken.Goods);
        var arriving = to.Kind is HolderKind.Container ? goods : await ConditionAsync(fact, to, goods);
        await Commands.Holder(to).PutAsync(Putting(taken, arriving)).MustAsync(taken.Reference);
        for (var i = 0; i < goods.Length; i++)
            await ReclassifyAsync($"{taken.Reference}:condition{i}", to.Site, goods[i], arriving[i]);
    }

    private static Putting Putting(GoodsTaken taken, ImmutableArray<PlacedGoods> goods) =>
        new(taken.Reference, goods, true, taken.Reason, taken.PutAway);

    /// <summary>The goods in the condition that the place of arrival gives them.</summary>
    private async Task<ImmutableArray<PlacedGoods>> ConditionAsync(Fact fact, Holder to, ImmutableArray<PlacedGoods> goods)
    {
        var toQuarantine = await IsQuarantineAsync(to.Key);
        var fromQuarantine = fact.Kind == LocationGrain.Definition.Kind && await IsQuarantineAsync(fact.Key);
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
        await Commands.Sku(left.Key.Sku)
            .MoveAsync(new(reference, site, new(left.Key, left.Quantity), from, to, StockReason.Move, []))
            .MustAsync(reference);
    }

    private async Task<bool> IsQuarantineAsync(string location) =>
        (await Commands.To<ILocationGrain>(location).GetAsync())?.Definition.Kind is LocationKind.Quarantine;

    private async Task<ImmutableArray<PlacedGoods>> SizedAsync(ImmutableArray<Goods> goods)
    {
        var sized = ImmutableArray.CreateBuilder<PlacedGoods>(goods.Length);
        foreach (var part in goods)
        {
            var sku = await Commands.Sku(part.Key.Sku).GetAsync();
            sized.Add(new(part.Key, part.Quantity, UnitSizes.Of(sku?.Definition)));
        }

        return sized.MoveToImmutable();
    }
}
