using OrleansWarehouse.Grains.Interfaces.Orders;

namespace OrleansWarehouse.Grains.Orders;

/// <summary>What an order believes that SKUs hold for one of its lines.</summary>
public static class OrderClaims
{
    /// <summary>Promised and not gone yet.</summary>
    public static long Reserved(OrderState state, string line)
    {
        var sum = 0L;
        foreach (var fulfilment in state.Fulfilments)
            if (fulfilment.Status is not FulfilmentStatus.Backordered && fulfilment.Line(line) is { } part) sum += part.Quantity - part.Shipped;
        return sum;
    }

    public static long Waiting(OrderState state, string line)
    {
        var sum = 0L;
        foreach (var fulfilment in state.Fulfilments)
            if (fulfilment.Status is FulfilmentStatus.Backordered && fulfilment.Line(line) is { } part) sum += part.Quantity;
        return sum;
    }

    public static long Of(OrderState state, string line) => Reserved(state, line) + Waiting(state, line);
}
