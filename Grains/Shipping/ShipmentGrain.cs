using System.Collections.Immutable;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Outcomes;
using OrleansWarehouse.Grains.Interfaces.Shipping;
using OrleansWarehouse.Grains.Transport;

namespace OrleansWarehouse.Grains.Shipping;

/// <summary>A shipment as a grain: holds the process that packs it.</summary>
public sealed class ShipmentGrain(AggregateServices services, ParcelNumbers numbers, Carriers carriers, PackRequest request)
    : AggregateGrain<ShipmentState, ShipmentEvent>(Definition, services), IShipmentGrain
{
    internal static readonly Aggregate<ShipmentState, ShipmentEvent> Definition = new(
        "shipment", ShipmentState.Initial, Shipment.Evolve, Shipment.Subjects, ShippingJson.Default.ShipmentState, SnapshotSchema: 2)
    {
        Process = PackingProcess.Process,
    };

    public async Task<Outcome<ShipmentView>> PackAsync(PackShipment command)
    {
        if (State.Step is ShipmentStep.New)
        {
            var plan = await request.PlanAsync(command);
            if (!plan.Accepted) return plan.Refusal;
            var started = await ExecuteAsync((state, _) => Shipment.Start(state, plan.Value));
            if (!started.Accepted) return started.Refusal;
        }

        await ResumeAsync();
        var (failure, view) = await ReadAsync(state => (state.Failure, Shipment.View(state, Key)));
        return failure is null ? view : failure;
    }

    public Task<ShipmentDetails?> GetAsync() =>
        ReadAsync(state => state.Step is ShipmentStep.Packed or ShipmentStep.Voided ? Shipment.Details(state, Key) : null);

    public Task<Outcome<ShipmentView>> VoidAsync(string reason, string? operation) =>
        ExecuteAsync((state, _) => Shipment.Void(state, reason), state => Shipment.View(state, Key), operation);

    public async Task RecordLostAsync(string reference, LostUnits lost)
    {
        await ResumeAsync();
        if (State.Step is ShipmentStep.Packing) throw new WarehouseUnavailableException("packing", "It is being packed.");
        await RecordAsync((state, _) => Shipment.Lose(state, lost), reference);
    }

    public async Task<Outcome<ImmutableArray<string>>> HandOverAsync(ManifestId manifest, string carrier, ImmutableArray<string> ssccs)
    {
        if (State.Step is ShipmentStep.Packed)
        {
            foreach (var order in Shipment.Orders(State))
                if (!await Commands.Order(order).MayLeaveAsync()) return ImmutableArray<string>.Empty;
        }

        return await ExecuteAsync(
            (state, _) => Shipment.HandOver(state, manifest, carrier, ssccs), state => Shipment.On(state, manifest, ssccs));
    }

    public Task<Outcome<ShipmentView>> TrackAsync(TrackShipment command) =>
        ExecuteAsync((state, _) => Shipment.Track(state, command), state => Shipment.View(state, Key), command.Operation);

    public Task ResumeAsync() => PackingProcess.Process.PumpAsync(Runner, new(new(Key), Commands, numbers, carriers));
}
