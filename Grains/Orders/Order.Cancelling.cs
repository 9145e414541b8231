using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Interfaces.Outcomes;

namespace OrleansWarehouse.Grains.Orders;

/// <summary>Cancellation of an order, or of some units of its lines.</summary>
public static partial class Order
{
    /// <summary>Cancels what can be: now what nobody has packed, later what must be unpacked first. What it gives up is settled with its
    /// SKUs and fulfilments next.</summary>
    public static Decision<OrderEvent> Cancel(OrderState state, OrderProgress progress, CancelOrder command)
    {
        var wishes = Wishes(state, command, out var errors);
        if (errors.Count > 0) return Refusal.Invalid(errors);
        var draft = new CancelDraft(state, progress);
        var requested = ImmutableArray.CreateBuilder<RequestedCancel>();
        foreach (var (line, quantity) in wishes)
            requested.AddRange(draft.FromParcels(line, quantity - draft.Cancel(line, quantity)));
        var events = ImmutableArray.CreateBuilder<OrderEvent>();
        if (!draft.IsEmpty) events.Add(draft.Event(command.Reason));
        if (requested.Count > 0) events.Add(new CancellationRequested(command.Reason, requested.ToImmutable()));
        return new(events.ToImmutable(), null, []);
    }

    /// <summary>A shipment of a fulfilment is unpacked: nothing is in its parcels, and those of its units whose cancellation waited for it are
    /// cancelled.</summary>
    public static Decision<OrderEvent> Unpack(OrderState state, OrderProgress progress, int sequence, ShipmentId shipment)
    {
        var known = state.Shipments.FirstOrDefault(known => known.Id == shipment.Value);
        if (known?.Status is ShipmentStatus.Voided) return Nothing;
        var cancel = new CancelDraft(state, progress);
        foreach (var wishes in state.Requested.Where(wish => wish.Fulfilment == sequence).GroupBy(static wish => wish.Line))
            cancel.Cancel(wishes.Key, wishes.Sum(static wish => wish.Quantity), sequence);
        var events = ImmutableArray.CreateBuilder<OrderEvent>();
        if (known is not null) events.Add(new ParcelsUnpacked(shipment));
        if (!cancel.IsEmpty) events.Add(cancel.Event("cancelled while packed", sequence));
        return new(events.ToImmutable(), null, []);
    }

    /// <summary>The least favourable of what would become of the units, in the state before they are cancelled.</summary>
    public static CancelOutcome Outcome(OrderState state, OrderProgress progress, CancelOrder command)
    {
        var outcome = CancelOutcome.Cancelled;
        foreach (var (name, quantity) in Wishes(state, command, out _))
        {
            var lines = progress.Of(name).Select(static one => one.Line).ToArray();
            if (quantity > lines.Sum(line => line.Quantity - line.Shipped)) return CancelOutcome.TooLate;
            if (quantity > lines.Sum(line => line.Quantity - line.Picked)) outcome = CancelOutcome.Requested;
        }

        return outcome;
    }

    private static List<(string Line, long Quantity)> Wishes(OrderState state, CancelOrder command, out List<FieldError> errors)
    {
        errors = [];
        if (command.Lines.IsEmpty) return [.. state.Placed!.Lines.Select(line => (line.Line, state.Wanted(line)))];

        var wishes = new List<(string, long)>();
        for (var i = 0; i < command.Lines.Length; i++)
        {
            var wish = command.Lines[i];
            var line = state.Placed!.Lines.FirstOrDefault(l => l.Line == wish.Line);
            if (line is null) errors.Add(new($"lines[{i}].line", $"The order has no line '{wish.Line}'."));
            else if (wish.Quantity > state.Wanted(line))
                errors.Add(new($"lines[{i}].quantity", $"Line '{wish.Line}' has {state.Wanted(line)} units that are not cancelled."));
            else wishes.Add((wish.Line, wish.Quantity));
        }

        return wishes;
    }
}
