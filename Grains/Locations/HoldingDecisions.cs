using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Inventory;
using OrleansWarehouse.Grains.Interfaces.Locations;

namespace OrleansWarehouse.Grains.Locations;

/// <summary>What commands do to a holding, as events: shared by locations and containers. Pure.</summary>
internal static class HoldingDecisions
{
    public static GoodsPut Put(Putting command) =>
        new(command.Reference, command.Goods, command.Transfer, command.Reason, command.PutAway);

    public static GoodsTaken Take(Holding holding, Taking command) => new(
        command.Reference,
        command.Goods,
        command.Transfer,
        command.To,
        command.Reason,
        null,
        command.PutAway,
        Cuts(holding, command.Goods, command.Pick));

    /// <summary>Units that are to be taken and that the books do not know.</summary>
    public static ImmutableArray<Goods> Missing(Holding holding, ImmutableArray<Goods> goods) =>
        [.. Sums(goods)
            .Select(sum => sum with { Quantity = sum.Quantity - holding.QuantityOf(sum.Key) })
            .Where(static missing => missing.Quantity > 0)];

    /// <summary>The units are there after all: as many as were taken beyond what was known.</summary>
    public static ImmutableArray<HolderEvent> Find(ImmutableArray<Goods> missing, string reference) =>
        [.. missing.Select((goods, i) => new StockAdjusted(
            $"{reference}+found{i}", goods.Key, goods.Quantity, StockReason.Found, null, [], []))];

    /// <summary>Which allocations end when units go: first the pick's own, for as many; then, where fewer units stay than are
    /// promised, those of the latest picks.</summary>
    public static ImmutableArray<AllocationCut> Cuts(Holding holding, ImmutableArray<Goods> going, string? pick)
    {
        var own = Own(holding, pick, going.Sum(static goods => goods.Quantity));
        var cuts = own is null ? ImmutableArray.CreateBuilder<AllocationCut>() : ImmutableArray.Create(own).ToBuilder();
        foreach (var goods in Sums(going))
        {
            var content = holding.Contents.GetValueOrDefault(goods.Key) ?? Content.None;
            var promised = content.Allocated - (own?.Key == goods.Key ? own.Quantity : 0);
            cuts.AddRange(Latest(holding, goods.Key, promised - (content.Quantity - goods.Quantity), own));
        }

        return cuts.ToImmutable();
    }

    public static AllocationCut? Own(Holding holding, string? pick, long quantity)
    {
        if (pick is null || !holding.Allocations.TryGetValue(pick, out var allocation)) return null;
        var part = Math.Min(allocation.Left, quantity);
        return part > 0 ? new(pick, allocation.Key, part) : null;
    }

    private static IEnumerable<AllocationCut> Latest(Holding holding, StockKey key, long tooMany, AllocationCut? own)
    {
        if (tooMany <= 0) yield break;
        foreach (var (pick, allocation) in holding.Allocations.Reverse())
        {
            if (allocation.Key != key) continue;
            var left = allocation.Left - (own?.Pick == pick ? own.Quantity : 0);
            var part = Math.Min(left, tooMany);
            if (part <= 0) continue;
            yield return new(pick, key, part);
            tooMany -= part;
            if (tooMany == 0) yield break;
        }
    }

    private static IEnumerable<Goods> Sums(ImmutableArray<Goods> goods) => goods.Length == 1
        ? goods
        : goods.GroupBy(static line => line.Key).Select(static group => new Goods(group.Key, group.Sum(static line => line.Quantity)));
}
