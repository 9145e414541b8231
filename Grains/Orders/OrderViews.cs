using OrleansWarehouse.Grains.Interfaces.Fulfilments;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Orders;

namespace OrleansWarehouse.Grains.Orders;

/// <summary>What others are told of an order.</summary>
public static class OrderViews
{
    public static SealedOrder? View(OrderState state, OrderId id, OrderProgress progress)
    {
        if (state.Placed is not { } placed) return null;
        return new(
            id.Local,
            id.Merchant.Value,
            id.Number,
            id.Channel,
            state.Seen.IsEmpty ? state.Status : progress.Status,
            placed.Buyer,
            placed.ShipTo,
            placed.ServiceLevel,
            placed.PartialPolicy,
            [.. placed.Lines.Select(line => Line(state, progress, line))],
            [.. progress.Parts.Select(part => Fulfilment(id, part))],
            state.Shipments,
            [],
            placed.PlacedAt,
            placed.ShipAfter,
            progress.Parts.Min(static part => part.ShipBy),
            progress.UpdatedAt,
            progress.Version,
            CanCancel(state, progress) ? ["cancel"] : [],
            state.Version);
    }

    private static OrderLineView Line(OrderState state, OrderProgress progress, OrderLine line)
    {
        var (picked, packed, shipped, delivered) = (0L, 0L, 0L, 0L);
        foreach (var (_, part) in progress.Of(line.Line))
        {
            picked += part.Picked;
            packed += part.Packed;
            shipped += part.Shipped;
            delivered += part.Delivered;
        }

        var waiting = progress.Waiting(line.Line);
        var reserved = progress.Reserved(line.Line);
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

    private static FulfilmentView Fulfilment(OrderId order, PartProgress part) => new(
        new FulfilmentId(order, part.Sequence).ToString(),
        part.Site?.Value,
        part.Status,
        [.. part.Lines.Select(static l => new FulfilmentLineView(l.Line, l.Sku.Code, l.Quantity, l.Picked, l.Packed, l.Shipped, l.Delivered))],
        part.Version);

    private static bool CanCancel(OrderState state, OrderProgress progress) =>
        !state.AwaitsStock && progress.Parts.Any(static part => part.Lines.Any(static line => line.Shipped < line.Quantity));
}
