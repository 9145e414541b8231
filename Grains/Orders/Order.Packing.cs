using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Orders;

namespace OrleansWarehouse.Grains.Orders;

/// <summary>An order's goods on their way out of the door.</summary>
public static partial class Order
{
    public static Decision<OrderEvent> Pack(OrderState state, PackLines command)
    {
        var draft = new OrderDraft(state);
        if (draft[command.Fulfilment] is not { } fulfilment)
            return Refusal.NotFound("unknown_fulfilment", "There is nothing left of this fulfilment.");
        if (fulfilment.Lines.Any(line => line.Parcels.Any(units => units.Shipment == command.Shipment))) return Nothing;
        if (IsComplete(state) && draft.All.Any(other => other.Status < FulfilmentStatus.Picked))
            return Refusal.Conflict("waits_for_rest", "The order ships complete: not all of it is picked yet.");
        foreach (var part in command.Lines)
        {
            var current = draft[command.Fulfilment]!;
            if (current.Line(part.Line) is not { } line)
                return Refusal.Invalid("unknown_line", "line", $"The fulfilment has no line '{part.Line}'.");
            if (line.Picked - line.Packed < part.Quantity)
                return Refusal.Conflict("not_picked", $"Line '{part.Line}' has {line.Picked - line.Packed} units to pack.");
            var goods = ToteGoods.First(ToteGoods.Free(line), part.Quantity);
            draft.Change(current, line, line with
            {
                Packed = line.Packed + part.Quantity,
                Parcels = line.Parcels.Add(new(command.Shipment, part.Quantity) { Goods = goods }),
            });
        }

        return new LinesPacked(draft.Status, draft.Changed, command.Shipment, command.Fulfilment, command.Lines);
    }

    /// <summary>What ships complete leaves when all of it is packed.</summary>
    public static bool MayLeave(OrderState state) =>
        !IsComplete(state) || state.Fulfilments.All(fulfilment => fulfilment.Status >= FulfilmentStatus.Packed);

    private static bool IsComplete(OrderState state) => state.Placed?.PartialPolicy is PartialPolicy.ShipComplete;

    /// <summary>Packed units are picked again; those whose cancellation waited for it are cancelled.</summary>
    public static Decision<OrderEvent> Unpack(OrderState state, int sequence, ShipmentId shipment, string reason)
    {
        var draft = new OrderDraft(state);
        if (draft[sequence] is not { } fulfilment) return Nothing;
        foreach (var line in fulfilment.Lines)
        {
            var units = line.Parcels.FirstOrDefault(packed => packed.Shipment == shipment && !packed.Left);
            if (units is null) continue;
            draft.Change(draft[sequence]!, line, line with { Packed = line.Packed - units.Quantity, Parcels = line.Parcels.Remove(units) });
        }

        if (draft.Changed.IsEmpty) return Nothing;
        var unpacked = new LinesUnpacked(draft.Status, draft.Changed, shipment, sequence, reason);
        var after = OrderFold.Evolve(state, unpacked, default);
        var cancel = new CancelDraft(after);
        foreach (var wishes in after.Requested.Where(wish => wish.Fulfilment == sequence).GroupBy(static wish => wish.Line))
            cancel.Cancel(wishes.Key, wishes.Sum(static wish => wish.Quantity), sequence);
        return cancel.IsEmpty ? unpacked : Decision<OrderEvent>.Of(unpacked, cancel.Event("cancelled while packed", sequence));
    }

    public static Decision<OrderEvent> Ship(OrderState state, RecordShipped command, string site)
    {
        var draft = new OrderDraft(state);
        foreach (var part in command.Lines)
        {
            if (draft[part.Fulfilment] is not { } fulfilment || fulfilment.Line(part.Line) is not { } line) continue;
            var parcels = line.Parcels
                .Select(units => units.Shipment == command.Shipment ? units with { Left = true } : units)
                .ToImmutableArray();
            draft.Change(fulfilment, line, line with
            {
                // What was lost from a parcel meanwhile has not left with it.
                Shipped = Math.Min(HaveLeft(parcels), line.Shipped + part.Quantity),
                Parcels = parcels,
            });
        }

        var shipment = new ShipmentView(command.Shipment.Value, site, command.Carrier, ShipmentStatus.Shipped, command.Parcels);
        return new OrderShipped(draft.Status, draft.Changed, shipment);
    }

    private static long HaveLeft(ImmutableArray<PackedUnits> parcels) =>
        parcels.Where(static units => units.Left).Sum(static units => units.Quantity);

    public static Decision<OrderEvent> Track(OrderState state, RecordTracking command)
    {
        var draft = new OrderDraft(state);
        foreach (var part in command.Delivered)
        {
            if (draft[part.Fulfilment] is not { } fulfilment || fulfilment.Line(part.Line) is not { } line) continue;
            draft.Change(fulfilment, line, line with { Delivered = Math.Min(line.Shipped, line.Delivered + part.Quantity) });
        }

        return new TrackingRecorded(draft.Status, draft.Changed, command.Shipment, command.Status, command.At);
    }
}
