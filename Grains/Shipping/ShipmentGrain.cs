using System.Collections.Immutable;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Interfaces.Outcomes;
using OrleansWarehouse.Grains.Interfaces.Shipping;

namespace OrleansWarehouse.Grains.Shipping;

/// <summary>A shipment as a grain: holds the saga that claims goods from orders and numbers parcels.</summary>
public sealed class ShipmentGrain(AggregateServices services, ParcelNumbers numbers, Carriers carriers, PackRequest request)
    : AggregateGrain<ShipmentState, ShipmentEvent>(Definition, services), IShipmentGrain
{
    private static readonly Aggregate<ShipmentState, ShipmentEvent> Definition = new(
        "shipment", ShipmentState.Initial, Shipment.Evolve, Shipment.Subjects, ShippingJson.Default.ShipmentState);

    public async Task<Outcome<ShipmentView>> PackAsync(PackShipment command)
    {
        if (State.Step is ShipmentStep.New)
        {
            var plan = await request.PlanAsync(command);
            if (!plan.Accepted) return plan.Refusal;
            var started = await ExecuteAsync((state, now) => Shipment.Start(state, plan.Value, now));
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

    public Task<Outcome<ImmutableArray<string>>> HandOverAsync(
        ManifestId manifest, string carrier, ImmutableArray<string> ssccs) =>
        ExecuteAsync(
            (state, _) => Shipment.HandOver(state, manifest, carrier, ssccs), state => Shipment.On(state, manifest, ssccs));

    public Task<Outcome<ShipmentView>> TrackAsync(TrackShipment command) =>
        ExecuteAsync((state, _) => Shipment.Track(state, command), state => Shipment.View(state, Key), command.Operation);

    public async Task ResumeAsync()
    {
        if (State.Step is not ShipmentStep.Packing) return;
        var plan = State.Plan!;
        var given = await ClaimAsync(plan);
        var ssccs = given.Accepted ? await numbers.TakeAsync(plan.Site, plan.Parcels.Length) : new([], given.Refusal);
        if (!ssccs.Accepted)
        {
            foreach (var fulfilment in Fulfilments(plan))
                await OrderOf(fulfilment.Key).UnpackAsync(fulfilment.Key.Sequence, new(Key), "packing failed");
            await RecordAsync((state, _) => Shipment.Fail(state, ssccs.Refusal));
            return;
        }

        await RecordAsync((state, _) => Shipment.Finish(state, ssccs.Value, given.Value, carriers.Find(plan.Carrier)!));
    }

    /// <summary>Asks the orders for their goods, one after the other, until one refuses.</summary>
    private async Task<Outcome<ImmutableArray<ParcelGoods>>> ClaimAsync(PackingStarted plan)
    {
        var goods = ImmutableArray.CreateBuilder<ParcelGoods>();
        foreach (var fulfilment in Fulfilments(plan))
        {
            var lines = fulfilment.GroupBy(line => (line.Line, line.Sku))
                .Select(line => new LineQuantity(line.Key.Line, line.Key.Sku, line.Sum(part => part.Quantity)));
            var packed = await OrderOf(fulfilment.Key).PackAsync(new(fulfilment.Key.Sequence, new(Key), [.. lines]));
            if (!packed.Accepted) return packed.Refusal;
            goods.AddRange(packed.Value.Lines.Select(line => new ParcelGoods(fulfilment.Key, line.Line, line.Tote, line.Goods)));
        }

        return goods.ToImmutable();
    }

    private static IEnumerable<IGrouping<FulfilmentId, ParcelLine>> Fulfilments(PackingStarted plan) =>
        plan.Parcels.SelectMany(parcel => parcel.Lines).GroupBy(line => line.Fulfilment);

    private IOrderGrain OrderOf(FulfilmentId fulfilment) => GrainFactory.GetGrain<IOrderGrain>(fulfilment.Order.ToString());
}
