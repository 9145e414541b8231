using Orleans.Concurrency;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Inventory;
using OrleansWarehouse.Grains.Interfaces.Outcomes;

namespace OrleansWarehouse.Grains.Inventory;

/// <summary>A lot as a grain. Reentrant: its methods await nothing but their own commit.</summary>
[Reentrant]
public sealed class LotGrain(AggregateServices services) : AggregateGrain<LotState, LotSeen>(Definition, services), ILotGrain
{
    private static readonly Aggregate<LotState, LotSeen> Definition = new(
        "lot", LotState.Initial, Lot.Evolve, static (key, _) => [Subject.MerchantOf(key)], InventoryJson.Default.LotState);

    public Task<Outcome<LotView>> ClaimAsync(DateOnly? expiry) =>
        ExecuteAsync((state, _) => Lot.Claim(state, expiry), static state => new LotView(state.Expiry));
}

/// <summary>A unit with a serial number as a grain. Reentrant: its methods await nothing but their own commit.</summary>
[Reentrant]
public sealed class SerialGrain(AggregateServices services) : AggregateGrain<SerialState, SerialEvent>(Definition, services), ISerialGrain
{
    private static readonly Aggregate<SerialState, SerialEvent> Definition = new(
        "serial", SerialState.Initial, Serial.Evolve, static (key, _) => [Subject.MerchantOf(key)], InventoryJson.Default.SerialState);

    public Task<Outcome<Done>> ClaimAsync(string operation) => ExecuteAsync((state, now) => Serial.Claim(state, operation, now));

    public Task<Outcome<Done>> GiveUpAsync(string operation) => ExecuteAsync((state, _) => Serial.GiveUp(state, operation));

    public Task RecordAsync(string reference, bool isHere) => RecordAsync((state, _) => Serial.See(state, isHere), reference);
}
