using System.Collections.Immutable;

using Orleans.Concurrency;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Fulfilments;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Outcomes;
using OrleansWarehouse.Grains.Reference;

namespace OrleansWarehouse.Grains.Fulfilments;

/// <summary>A fulfilment as a grain. Reentrant: it awaits nobody but its own commits.</summary>
[Reentrant]
public sealed class FulfilmentGrain(AggregateServices services, ReferenceData reference)
    : AggregateGrain<FulfilmentState, FulfilmentEvent>(Definition, services), IFulfilmentGrain
{
    internal static readonly Aggregate<FulfilmentState, FulfilmentEvent> Definition = new(
        "fulfilment", FulfilmentState.Initial, FulfilmentFold.Evolve, FulfilmentSubjects.Of, FulfilmentsJson.Default.FulfilmentState);

    private FulfilmentId Id => FulfilmentId.OfKey(Key);

    public async Task<FulfilmentProgress?> GetAsync() => IsThere ? await ReadLatestAsync(Fulfilment.Progress) : null;

    public Task<Outcome<FulfilmentProgress>> ReleaseAsync() => ProgressAsync(
        (state, now) => Fulfilment.Release(state, site => ShipBy.Of(reference.Site(References, site), state.ServiceLevel, now)));

    public Task<Outcome<FulfilmentProgress>> SetUnitsAsync(SetUnits command) => ProgressAsync((state, _) => Fulfilment.SetUnits(state, command));

    public Task<Outcome<FulfilmentProgress>> LoseUnitsAsync(LoseUnits command) =>
        ProgressAsync((state, _) => Fulfilment.LoseUnits(state, command), command.Reference);

    public async Task<Outcome<FulfilmentToPick>> StartPickingAsync(WaveId wave) => IsThere
        ? await ExecuteAsync((state, _) => Fulfilment.StartPicking(state, wave), state => Fulfilment.ToPick(state, Id))
        : Fulfilment.Unknown;

    public Task<Outcome<Done>> StopPickingAsync(WaveId wave) => ExecuteAsync((state, _) => Fulfilment.StopPicking(state, wave));

    public Task RecordPickedAsync(RecordPicked command) => RecordAsync((state, _) => Fulfilment.Pick(state, command), command.Reference);

    public async Task<Outcome<PackedLines>> PackUnitsAsync(PackUnits command) => IsThere
        ? await ExecuteAsync((state, _) => Fulfilment.Pack(state, command), state => ToteGoods.Answer(state, command.Shipment))
        : Fulfilment.Unknown;

    public Task<Outcome<FulfilmentProgress>> UnpackUnitsAsync(ShipmentId shipment, string reason) =>
        ProgressAsync((state, _) => Fulfilment.Unpack(state, shipment, reason));

    public Task<Outcome<FulfilmentProgress>> ShipUnitsAsync(string reference, ShipmentId shipment, ImmutableArray<LineUnits> lines) =>
        ProgressAsync((state, _) => Fulfilment.Ship(state, shipment, lines), reference);

    public Task<Outcome<FulfilmentProgress>> DeliverUnitsAsync(string reference, ShipmentId shipment, ImmutableArray<LineUnits> lines) =>
        ProgressAsync((state, _) => Fulfilment.Deliver(state, shipment, lines), reference);

    /// <summary>Whether it has begun. Its order writes its first event: who was asked for it before that learns of it when he is loaded anew.</summary>
    private bool IsThere
    {
        get
        {
            if (State.Site is not null) return true;
            Leave();
            return false;
        }
    }

    private async Task<Outcome<FulfilmentProgress>> ProgressAsync(
        Func<FulfilmentState, DateTimeOffset, Decision<FulfilmentEvent>> decide, string? operation = null) =>
        IsThere ? await ExecuteAsync(decide, Fulfilment.Progress, operation) : Fulfilment.Unknown;
}
