using OrleansWarehouse.Grains.Interfaces.Fulfilments;
using OrleansWarehouse.Grains.Interfaces.Orders;

namespace OrleansWarehouse.Grains.Orders;

/// <summary>What an order makes of its goods' way out of the door.</summary>
public static partial class Order
{
    public static bool ShipsComplete(OrderState state) => state.Placed?.PartialPolicy is PartialPolicy.ShipComplete;

    /// <summary>What ships complete is not packed before all of it has come so far.</summary>
    public static bool HasAll(OrderProgress progress, FulfilmentStatus least) => progress.Parts.All(part => part.Status >= least);

    /// <param name="told">What its fulfilments have told, by sequence.</param>
    public static Decision<OrderEvent> Ship(
        OrderState state, IReadOnlyDictionary<int, FulfilmentProgress> told, RecordShipped command)
    {
        var draft = Heard(state, told);
        var site = told.Values.Select(static one => one.Site.Value).FirstOrDefault() ?? "";
        var shipment = new ShipmentView(command.Shipment.Value, site, command.Carrier, ShipmentStatus.Shipped, command.Parcels);
        return new OrderShipped(draft.Status, draft.Changed, shipment);
    }

    /// <param name="told">What its fulfilments have told, by sequence.</param>
    public static Decision<OrderEvent> Track(
        OrderState state, IReadOnlyDictionary<int, FulfilmentProgress> told, RecordTracking command)
    {
        var draft = Heard(state, told);
        return new TrackingRecorded(draft.Status, draft.Changed, command.Shipment, command.Status, command.At);
    }

    private static OrderDraft Heard(OrderState state, IReadOnlyDictionary<int, FulfilmentProgress> told)
    {
        var draft = new OrderDraft(state);
        foreach (var (sequence, progress) in told) draft.Hear(sequence, progress);
        return draft;
    }
}
