using System.Collections.Immutable;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Fulfilments;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Interfaces.Outcomes;

namespace OrleansWarehouse.Grains.Orders;

/// <summary>The way of an order's goods out of the door. It leads through the order, so that a cancellation and a parcel do not cross.</summary>
public sealed partial class OrderGrain
{
    public async Task<Outcome<PackedLines>> PackAsync(PackLines command)
    {
        // What it does not want any more is not packed.
        await ResumeAsync();
        if (State.Part(command.Fulfilment) is null) return Fulfilments.Fulfilment.Unknown;
        var waits = Order.ShipsComplete(State) && !Order.HasAll(await ProgressAsync(), FulfilmentStatus.Picked);
        return await Fulfilment(command.Fulfilment).PackUnitsAsync(new(command.Shipment, command.Lines, waits));
    }

    public async Task<Outcome<Done>> UnpackAsync(int fulfilment, ShipmentId shipment, string reason)
    {
        await ResumeAsync();
        if (State.Part(fulfilment) is not null)
        {
            var unpacked = await Fulfilment(fulfilment).UnpackUnitsAsync(shipment, reason);
            if (!unpacked.Accepted) return unpacked.Refusal;
        }

        var progress = await ProgressAsync();
        await RecordAsync((state, _) => Order.Unpack(state, progress, fulfilment, shipment));
        await ResumeAsync();
        return Done.Instance;
    }

    public async Task<bool> MayLeaveAsync() => !Order.ShipsComplete(State) || Order.HasAll(await ProgressAsync(), FulfilmentStatus.Packed);

    public Task RecordPackedAsync(string reference, ShipmentView shipment) =>
        RecordAsync((_, _) => new ParcelsPacked(shipment), reference);

    public Task RecordParcelLossAsync(RecordParcelLoss command) => RecordAsync(
        (_, _) => new ParcelUnitsLost(command.Shipment, command.Sscc, command.Line.Fulfilment, command.Line.Line, command.Goods),
        command.Reference);

    public async Task RecordShippedAsync(RecordShipped command)
    {
        var told = await EachAsync(
            command.Lines, (fulfilment, lines) => fulfilment.ShipUnitsAsync(command.Reference, command.Shipment, lines), command.Reference);
        await RecordAsync((state, _) => Order.Ship(state, told, command), command.Reference);
        await ResumeAsync();
    }

    public async Task RecordTrackingAsync(RecordTracking command)
    {
        var told = await EachAsync(
            command.Delivered, (fulfilment, lines) => fulfilment.DeliverUnitsAsync(command.Reference, command.Shipment, lines), command.Reference);
        await RecordAsync((state, _) => Order.Track(state, told, command), command.Reference);
        await ResumeAsync();
    }

    private async Task<IReadOnlyDictionary<int, FulfilmentProgress>> EachAsync(
        ImmutableArray<FulfilmentLineQuantity> lines, Func<IFulfilmentGrain, ImmutableArray<LineUnits>, Task<Outcome<FulfilmentProgress>>> ask, string reference)
    {
        var told = new Dictionary<int, FulfilmentProgress>();
        foreach (var some in lines.GroupBy(static line => line.Fulfilment))
        {
            ImmutableArray<LineUnits> units = [.. some.Select(static line => new LineUnits(line.Line, line.Quantity))];
            told[some.Key] = await ask(Fulfilment(some.Key), units).MustAsync(reference);
        }

        return told;
    }
}
