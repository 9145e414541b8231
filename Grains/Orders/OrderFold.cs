using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Orders;

namespace OrleansWarehouse.Grains.Orders;

/// <summary>Folds an order's events into its state: pure.</summary>
public static class OrderFold
{
    public static OrderState Evolve(OrderState state, OrderEvent @event, DateTimeOffset at)
    {
        if (@event is FulfilmentsEvent changed) state = Replace(state, changed);
        return Apply(state, @event) with { UpdatedAt = at };
    }

    private static OrderState Apply(OrderState state, OrderEvent @event) => @event switch
    {
        OrderPlaced placed => state with { Placed = placed, Revision = 1 },
        OrderReserved reserved => reserved.Seen.Aggregate(state, See),
        OrderSettled settled => settled.Seen.Aggregate(state, See) with { Unsettled = state.Unsettled.Clear() },
        BackorderCovered covered => See(state, covered.Seen),
        PromiseWithdrawn withdrawn => See(state, withdrawn.Seen),
        LinesCancelled cancelled => Cancel(state, cancelled),
        CancellationRequested requested => state with { Requested = state.Requested.AddRange(requested.Lines) },
        LinePicked picked => Pick(state, picked),
        LinesUnpacked unpacked => Empty(state, unpacked.Shipment.Value),
        ParcelUnitsLost lost => ParcelContents.Without(state, lost),
        ParcelsPacked packed => Put(state, packed.Shipment),
        OrderShipped shipped => Put(state, shipped.Shipment),
        TrackingRecorded recorded => Track(state, recorded.Shipment.Value, recorded.Tracking),
        FulfilmentsEvent => state,
        _ => throw new InvalidOperationException($"No fold for {@event.GetType().Name}."),
    };

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

    private static OrderState Replace(OrderState state, FulfilmentsEvent changed)
    {
        var fulfilments = state.Fulfilments;
        var next = state.NextSequence;
        foreach (var fulfilment in changed.Fulfilments)
        {
            fulfilments = Replace(fulfilments, fulfilment);
            next = Math.Max(next, fulfilment.Sequence + 1);
        }

        return state with { Fulfilments = fulfilments, NextSequence = next, Status = changed.Status };
    }

    private static ImmutableArray<Fulfilment> Replace(ImmutableArray<Fulfilment> all, FulfilmentChange change)
    {
        var at = 0;
        while (at < all.Length && all[at].Sequence < change.Sequence) at++;
        var known = at < all.Length && all[at].Sequence == change.Sequence ? all[at] : null;
        if (change.ApplyTo(known) is not { } after) return known is null ? all : all.RemoveAt(at);
        return known is null ? all.Insert(at, after) : all.SetItem(at, after);
    }

    private static OrderState Pick(OrderState state, LinePicked picked) => state with
    {
        Status = picked.Status,
        Fulfilments = [.. state.Fulfilments.Select(known => known.Sequence == picked.Fulfilment ? picked.ApplyTo(known) : known)],
    };

    private static OrderState See(OrderState state, SeenSku seen) => state with { Seen = state.Seen.SetItem(seen.Sku, seen.Version) };

    private static OrderState Put(OrderState state, ShipmentView shipment) =>
        state with { Shipments = [.. state.Shipments.Where(known => known.Id != shipment.Id), shipment] };

    /// <summary>Nothing is in its parcels any more.</summary>
    private static OrderState Empty(OrderState state, string shipment) => state with
    {
        Shipments = [.. state.Shipments.Select(known => known.Id == shipment ? ParcelContents.None(known) : known)],
    };

    private static OrderState Track(OrderState state, string shipment, ShipmentStatus status) => state with
    {
        Shipments = [.. state.Shipments.Select(known => known.Id == shipment ? known with { Status = status } : known)],
    };
}
