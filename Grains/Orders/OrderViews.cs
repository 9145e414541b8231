using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Orders;

namespace OrleansWarehouse.Grains.Orders;

/// <summary>What others are told of an order.</summary>
public static class OrderViews
{
    public static SealedOrder? View(OrderState state, OrderId id, long version)
    {
        if (state.Placed is not { } placed) return null;
        return new(
            id.Local,
            id.Merchant.Value,
            id.Number,
            id.Channel,
            state.Status,
            placed.Buyer,
            placed.ShipTo,
            placed.ServiceLevel,
            placed.PartialPolicy,
            [.. placed.Lines.Select(line => Line(state, line))],
            [.. state.Fulfilments.Select(fulfilment => Fulfilment(id, fulfilment))],
            state.Shipments,
            [],
            placed.PlacedAt,
            placed.ShipAfter,
            state.Fulfilments.Min(fulfilment => fulfilment.ShipBy),
            state.UpdatedAt,
            version,
            CanCancel(state) ? ["cancel"] : []);
    }

    private static OrderLineView Line(OrderState state, OrderLine line)
    {
        var (picked, packed, shipped, delivered) = (0L, 0L, 0L, 0L);
        foreach (var fulfilment in state.Fulfilments)
        {
            if (fulfilment.Line(line.Line) is not { } part) continue;
            picked += part.Picked;
            packed += part.Packed;
            shipped += part.Shipped;
            delivered += part.Delivered;
        }

        var waiting = OrderClaims.Waiting(state, line.Line);
        var reserved = OrderClaims.Reserved(state, line.Line);
        var quantities = new LineQuantities(
            line.Quantity,
            state.Cancelled.GetValueOrDefault(line.Line),
            waiting,
            reserved,
            picked,
            packed,
            shipped,
            delivered,
            0);
        return new(line.Line, line.Sku.Code, line.Quantity, reserved, waiting, line.Uom, line.UnitPrice, quantities);
    }

    private static FulfilmentView Fulfilment(OrderId order, Fulfilment fulfilment) => new(
        new FulfilmentId(order, fulfilment.Sequence).ToString(),
        fulfilment.Site?.Value,
        fulfilment.Status,
        [.. fulfilment.Lines.Select(l => new FulfilmentLineView(l.Line, l.Sku.Code, l.Quantity, l.Picked, l.Packed, l.Shipped, l.Delivered))]);

    private static bool CanCancel(OrderState state) =>
        !state.AwaitsStock && state.Fulfilments.Any(f => f.Lines.Any(line => line.Shipped < line.Quantity));
}
