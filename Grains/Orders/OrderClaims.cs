using OrleansWarehouse.Grains.Interfaces.Orders;

namespace OrleansWarehouse.Grains.Orders;

/// <summary>What an order believes that SKUs hold for one of its lines.</summary>
public static class OrderClaims
{
    /// <summary>Promised and not gone yet.</summary>
    public static long Reserved(OrderState state, string line) => state.Fulfilments.Values
        .Where(fulfilment => fulfilment.Status is not FulfilmentStatus.Backordered)
        .Sum(fulfilment => fulfilment.Line(line) is { } part ? part.Quantity - part.Shipped : 0);

    public static long Waiting(OrderState state, string line) => state.Fulfilments.Values
        .Where(fulfilment => fulfilment.Status is FulfilmentStatus.Backordered)
        .Sum(fulfilment => fulfilment.Line(line)?.Quantity ?? 0);

    public static long Of(OrderState state, string line) => Reserved(state, line) + Waiting(state, line);
}
