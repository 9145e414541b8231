using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Fulfilments;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Stock;

namespace OrleansWarehouse.Grains.Orders;

/// <summary>What an order wants of its SKUs, and what it makes of their news, and of those of its fulfilments. What changes by them is
/// settled next.</summary>
public static partial class Order
{
    /// <summary>What to ask of each SKU: of a new order all lines, else those that are not settled.</summary>
    public static IEnumerable<(SkuId Sku, SetClaim Command)> Claims(OrderId order, OrderState state)
    {
        var placed = state.Placed!;
        return placed.Lines
            .Where(line => state.Seen.IsEmpty || state.Unsettled.ContainsKey(line.Line))
            .GroupBy(static line => line.Sku)
            .Select(group => (group.Key, new SetClaim(
                order, state.Revision, placed.Priority, placed.PlacedAt, state.Seen.GetValueOrDefault(group.Key),
                [.. group.Select(line => Wanted(state, line))])));
    }

    /// <summary>Stock came: the line waits for less.</summary>
    public static Decision<OrderEvent> Cover(OrderState state, SeenSku seen, string line, SiteQuantity filled) =>
        HasSeen(state, seen) ? Nothing : new BackorderCovered(seen, line, filled);

    /// <summary>Promised stock is not there: the line waits again.</summary>
    public static Decision<OrderEvent> Withdraw(OrderState state, SeenSku seen, string line, SiteQuantity lost) =>
        HasSeen(state, seen) ? Nothing : new PromiseWithdrawn(seen, line, lost);

    /// <summary>What a pick did not find is not to be looked for by the same wave again.</summary>
    /// <param name="progress">Of the fulfilment whose it was. What no wave has is not short yet: should it come into one for which these units
    /// were meant, the wave's task tells it again.</param>
    public static Decision<OrderEvent> Short(OrderState state, int sequence, FulfilmentProgress? progress, string name, long quantity)
    {
        if (progress is null or { Status: FulfilmentStatus.Reserved or FulfilmentStatus.Released }) return Nothing;
        if (progress.Lines.FirstOrDefault(known => known.Line == name) is not { } line) return Nothing;
        var part = Math.Min(quantity, line.Quantity - line.Picked);
        return part > 0 ? new LineShort(sequence, name, part, line.Quantity - part) : Nothing;
    }

    /// <summary>A fulfilment has come further.</summary>
    public static Decision<OrderEvent> Hear(OrderState state, int sequence, FulfilmentProgress progress)
    {
        var draft = new OrderDraft(state);
        draft.Hear(sequence, progress);
        return draft.Changed.IsEmpty ? Nothing : new FulfilmentAdvanced(draft.Status, draft.Changed);
    }

    private static WantedLine Wanted(OrderState state, OrderLine line) => new(
        line.Line, state.Wanted(line), state.Placed!.Route.For(line.Line), state.Placed.Site,
        state.Unsettled.GetValueOrDefault(line.Line, []), [], Shipped(state, line.Line));

    private static ImmutableArray<SiteQuantity> Shipped(OrderState state, string name) =>
    [
        .. state.Parts
            .Where(part => part.Site is not null && part.Line(name) is { Shipped: > 0 })
            .GroupBy(static part => part.Site!.Value, (site, parts) => new SiteQuantity(site, parts.Sum(part => part.Line(name)!.Shipped))),
    ];

    private static bool HasSeen(OrderState state, SeenSku seen) => state.Seen.GetValueOrDefault(seen.Sku) >= seen.Version;
}
