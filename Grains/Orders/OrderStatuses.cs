using OrleansWarehouse.Grains.Interfaces.Orders;

namespace OrleansWarehouse.Grains.Orders;

/// <summary>The statuses of orders and fulfilments, derived from what their lines have come to: pure.</summary>
public static class OrderStatuses
{
    /// <summary>The least advanced of the fulfilments; partially shipped when some have left and others not; cancelled when
    /// nothing is left of it.</summary>
    public static OrderStatus Of(IEnumerable<Fulfilment> fulfilments)
    {
        var statuses = fulfilments
            .Where(f => !f.Lines.IsEmpty && f.Status is not FulfilmentStatus.Cancelled)
            .Select(f => f.Status)
            .ToArray();
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

    /// <summary>Once picking has begun, a fulfilment is as far as the least of its units.</summary>
    public static Fulfilment Settle(Fulfilment fulfilment)
    {
        if (fulfilment.Status < FulfilmentStatus.Picking || fulfilment.Lines.IsEmpty) return fulfilment;
        var status = FulfilmentStatus.Picking;
        if (fulfilment.Lines.All(line => line.Picked == line.Quantity)) status = FulfilmentStatus.Picked;
        if (fulfilment.Lines.All(line => line.Packed == line.Quantity)) status = FulfilmentStatus.Packed;
        if (fulfilment.Lines.All(line => line.Shipped == line.Quantity)) status = FulfilmentStatus.Shipped;
        if (fulfilment.Lines.All(line => line.Delivered == line.Quantity)) status = FulfilmentStatus.Delivered;
        return fulfilment with { Status = status };
    }

    private static bool HasLeft(FulfilmentStatus status) =>
        status is FulfilmentStatus.Shipped or FulfilmentStatus.Delivered or FulfilmentStatus.Returned;
}
