using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Orders;

namespace OrleansWarehouse.Grains.Orders;

/// <summary>Folds an order's events into its state: pure.</summary>
public static class OrderFold
{
    public static OrderState Evolve(OrderState state, OrderEvent @event, DateTimeOffset at)
    {
        // One that was repaired by another activation may have other units than the order gave it.
        if (@event is FulfilmentAdvanced advanced) state = advanced.Parts.Aggregate(state, Unsettle);
        if (@event is PartsEvent changed) state = Replace(state, changed);
        return Apply(state, @event) with { Version = state.Version + 1, UpdatedAt = at };
    }

    private static OrderState Apply(OrderState state, OrderEvent @event) => @event switch
    {
        OrderPlaced placed => state with { Placed = placed, Revision = 1 },
        OrderReserved reserved => Settle(state, reserved.Seen),
        OrderSettled settled => Settle(state, settled.Seen),
        BackorderCovered covered => Unsettle(state, covered.Line),
        PromiseWithdrawn withdrawn => Unsettle(state, withdrawn.Line),
        LineShort missing => Unsettle(state, missing.Line) with { Shorts = state.Shorts.Add(new(missing.Fulfilment, missing.Line, missing.Leave)) },
        LinesCancelled cancelled => Cancel(state, cancelled),
        CancellationRequested requested => Request(state, requested),
        ParcelsPacked packed => Put(state, packed.Shipment),
        ParcelsUnpacked unpacked => Change(state, unpacked.Shipment.Value, ParcelContents.None),
        ParcelUnitsLost lost => ParcelContents.Without(state, lost),
        OrderShipped shipped => Put(state, shipped.Shipment),
        TrackingRecorded recorded => Change(state, recorded.Shipment.Value, known => known with { Status = recorded.Tracking }),
        PartsEvent => state,
        _ => throw new InvalidOperationException($"No fold for {@event.GetType().Name}."),
    };

    private static OrderState Settle(OrderState state, ImmutableArray<SeenSku> seen) => state with
    {
        Seen = seen.Aggregate(state.Seen, static (all, one) => all.SetItem(one.Sku, one.Version)),
        Unsettled = state.Unsettled.Clear(),
        Shorts = [],
    };

    private static OrderState Unsettle(OrderState state, string line) =>
        state.Unsettled.ContainsKey(line) ? state : state with { Unsettled = state.Unsettled.Add(line, []) };

    private static OrderState Unsettle(OrderState state, PartChange change)
    {
        foreach (var line in change.Lines)
            if (state.Part(change.Sequence)?.Line(line.Line)?.Quantity != line.Quantity) state = Unsettle(state, line.Line);
        return state;
    }

    private static OrderState Cancel(OrderState state, LinesCancelled cancelled)
    {
        var (sums, unsettled) = (state.Cancelled, state.Unsettled);
        foreach (var line in cancelled.Lines)
        {
            sums = sums.SetItem(line.Line, sums.GetValueOrDefault(line.Line) + line.Quantity);
            unsettled = unsettled.SetItem(line.Line, unsettled.GetValueOrDefault(line.Line, []).AddRange(line.GiveUp));
        }

        return state with
        {
            Revision = state.Revision + 1,
            Cancelled = sums,
            Unsettled = unsettled,
            Requested = cancelled.Unpacked is { } fulfilment ? Without(state.Requested, fulfilment, cancelled.Lines) : state.Requested,
        };
    }

    private static OrderState Request(OrderState state, CancellationRequested requested)
    {
        var asked = state with { Requested = state.Requested.AddRange(requested.Lines) };
        if (!requested.Meanwhile) return asked;
        foreach (var wish in requested.Lines)
            asked = Unsettle(asked with { Cancelled = asked.Cancelled.SetItem(wish.Line, asked.Cancelled[wish.Line] - wish.Quantity) }, wish.Line);
        return asked with { Revision = state.Revision + 1 };
    }

    /// <summary>What is packed in another shipment of the fulfilment still waits until that is unpacked.</summary>
    private static ImmutableArray<RequestedCancel> Without(
        ImmutableArray<RequestedCancel> requested, int fulfilment, ImmutableArray<CancelledLine> cancelled)
    {
        var done = cancelled.ToDictionary(static line => line.Line, static line => line.Quantity);
        var left = ImmutableArray.CreateBuilder<RequestedCancel>();
        foreach (var wish in requested)
        {
            var part = wish.Fulfilment == fulfilment ? Math.Min(wish.Quantity, done.GetValueOrDefault(wish.Line)) : 0;
            if (part > 0) done[wish.Line] -= part;
            if (part < wish.Quantity) left.Add(wish with { Quantity = wish.Quantity - part });
        }

        return left.DrainToImmutable();
    }

    private static OrderState Replace(OrderState state, PartsEvent changed)
    {
        foreach (var change in changed.Parts)
        {
            state = state with
            {
                Parts = Replace(state.Parts, change),
                NextSequence = Math.Max(state.NextSequence, change.Sequence + 1),
                EndedVersions = state.EndedVersions + (change.Gone ? change.Seen : 0),
            };
        }

        return state with { Status = changed.Status };
    }

    private static ImmutableArray<OrderPart> Replace(ImmutableArray<OrderPart> all, PartChange change)
    {
        var at = 0;
        while (at < all.Length && all[at].Sequence < change.Sequence) at++;
        var known = at < all.Length && all[at].Sequence == change.Sequence ? all[at] : null;
        if (change.ApplyTo(known) is not { } after) return known is null ? all : all.RemoveAt(at);
        return known is null ? all.Insert(at, after) : all.SetItem(at, after);
    }

    private static OrderState Put(OrderState state, ShipmentView shipment) =>
        state with { Shipments = [.. state.Shipments.Where(known => known.Id != shipment.Id), shipment] };

    private static OrderState Change(OrderState state, string shipment, Func<ShipmentView, ShipmentView> change) => state with
    {
        Shipments = [.. state.Shipments.Select(known => known.Id == shipment ? change(known) : known)],
    };
}
