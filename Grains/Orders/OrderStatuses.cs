using OrleansWarehouse.Grains.Interfaces.Fulfilments;
using OrleansWarehouse.Grains.Interfaces.Orders;

namespace OrleansWarehouse.Grains.Orders;

/// <summary>The status of an order, derived from those of its parts: pure.</summary>
public static class OrderStatuses
{
    /// <summary>The least advanced of the parts; partially shipped when some have left and others not; cancelled when nothing is left.</summary>
    public static OrderStatus Of(IEnumerable<FulfilmentStatus> parts)
    {
        var statuses = parts.Where(static status => status is not FulfilmentStatus.Cancelled).ToArray();
        if (statuses.Length == 0) return OrderStatus.Cancelled;
        if (statuses.Any(HasLeft) && !statuses.All(HasLeft)) return OrderStatus.PartiallyShipped;
        return statuses.Min() switch
        {
            FulfilmentStatus.Backordered => OrderStatus.Backordered,
            FulfilmentStatus.Reserved => OrderStatus.Reserved,
            FulfilmentStatus.Released => OrderStatus.Released,
            FulfilmentStatus.Picking => OrderStatus.Picking,
            FulfilmentStatus.Picked => OrderStatus.Picked,
            FulfilmentStatus.Packed => OrderStatus.Packed,
            FulfilmentStatus.Shipped => OrderStatus.Shipped,
            FulfilmentStatus.Delivered => OrderStatus.Delivered,
            FulfilmentStatus.Returned => OrderStatus.Returned,
            var other => throw new InvalidOperationException($"No order status for {other}."),
        };
    }

    private static bool HasLeft(FulfilmentStatus status) =>
        status is FulfilmentStatus.Shipped or FulfilmentStatus.Delivered or FulfilmentStatus.Returned;
}
