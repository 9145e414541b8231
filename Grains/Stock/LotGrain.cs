using Orleans.Concurrency;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Outcomes;
using OrleansWarehouse.Grains.Interfaces.Stock;

namespace OrleansWarehouse.Grains.Stock;

/// <summary>A lot as a grain. Reentrant: its methods await nothing but their own commit.</summary>
[Reentrant]
public sealed class LotGrain(AggregateServices services) : AggregateGrain<LotState, LotSeen>(Definition, services), ILotGrain
{
    private static readonly Aggregate<LotState, LotSeen> Definition = new(
        "lot", LotState.Initial, Lot.Evolve, static (key, _) => [Subject.MerchantOf(key)], StockJson.Default.LotState);

    public Task<Outcome<LotView>> ClaimAsync(DateOnly? expiry) =>
        ExecuteAsync((state, _) => Lot.Claim(state, expiry), static state => new LotView(state.Expiry));
}

/// <summary>A unit with a serial number as a grain. Reentrant: its methods await nothing but their own commit.</summary>
[Reentrant]
public sealed class SerialGrain(AggregateServices services) : AggregateGrain<SerialState, SerialEvent>(Definition, services), ISerialGrain
{
    private static readonly Aggregate<SerialState, SerialEvent> Definition = new(
        "serial", SerialState.Initial, Serial.Evolve, static (key, _) => [Subject.MerchantOf(key)], StockJson.Default.SerialState,
        SnapshotSchema: 2);

    public Task<bool> IsHereAsync() => ReadAsync(static state => state.IsHere);

    public Task<Outcome<SerialClaim>> ClaimAsync(string operation, DateTimeOffset? made) => ExecuteAsync(
        (state, now) => Serial.Claim(state, operation, made, now), state => new SerialClaim(Serial.IsExplained(state, operation)));

    public Task<Outcome<Done>> GiveUpAsync(string operation) => ExecuteAsync((state, _) => Serial.GiveUp(state, operation));

    public Task RecordAsync(string reference, bool isHere, bool counted) =>
        RecordAsync((_, _) => Serial.See(isHere, counted), reference);
}
