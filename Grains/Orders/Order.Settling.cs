using System.Collections.Immutable;

using OrleansWarehouse.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Interfaces.Stock;

namespace OrleansWarehouse.Grains.Orders;

/// <summary>What an order wants of its SKUs, and what it makes of what they give.</summary>
public static partial class Order
{
    /// <summary>What to ask of each SKU: of a new order all lines, else those of which it wants fewer.</summary>
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

    /// <summary>Takes down what the SKUs have promised, and releases what may go.</summary>
    public static Decision<OrderEvent> Settle(
        OrderState state, IReadOnlyDictionary<SkuId, ClaimView> claims, DateTimeOffset now, Func<SiteId, DateTimeOffset?> shipBy)
    {
        if (!state.AwaitsStock) return Nothing;
        var events = ImmutableArray.CreateBuilder<OrderEvent>();
        foreach (var (sku, claim) in claims) state = Lose(state, sku, claim, events);
        var draft = new SettleDraft(state);
        foreach (var line in state.Placed!.Lines)
            if (claims.TryGetValue(line.Sku, out var claim)) draft.Settle(line, claim.Lines.FirstOrDefault(known => known.Line == line.Line));
        events.Add(draft.Event(claims, now, shipBy));
        var decision = new Decision<OrderEvent>(events.ToImmutable(), null, []);
        return state.Seen.IsEmpty && state.Placed.ShipAfter > now ? decision.WithDue(ReleaseDeadline, state.Placed.ShipAfter) : decision;
    }

    private static WantedLine Wanted(OrderState state, OrderLine line) => new(
        line.Line, state.Wanted(line), state.Placed!.Route.For(line.Line), state.Placed.Site,
        state.Unsettled.GetValueOrDefault(line.Line, []), [], Shipped(state, line.Line));

    private static ImmutableArray<SiteQuantity> Shipped(OrderState state, string name) =>
    [
        .. state.Fulfilments
            .Where(one => one.Site is not null && one.Line(name) is { Shipped: > 0 })
            .GroupBy(static one => one.Site!.Value, (site, parts) => new SiteQuantity(site, parts.Sum(one => one.Line(name)!.Shipped))),
    ];

    /// <summary>First what was lost of its own goods, of which the order has not heard: which ones they are, the claim does not say.</summary>
    private static OrderState Lose(OrderState state, SkuId sku, ClaimView claim, ImmutableArray<OrderEvent>.Builder events)
    {
        foreach (var loss in claim.Losses)
        {
            foreach (var @event in WithdrawPicked(state, new(sku, loss.Version), loss.Line, loss.Lost, loss.From).Events)
            {
                events.Add(@event);
                state = OrderFold.Evolve(state, @event, default);
            }
        }

        return state;
    }
}
