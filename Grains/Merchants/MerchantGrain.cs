using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Merchants;
using OrleansWarehouse.Grains.Interfaces.Outcomes;

namespace OrleansWarehouse.Grains.Merchants;

/// <summary>A merchant as a grain. Reentrant: its methods await nothing but their own commit.</summary>
[Reentrant]
public sealed class MerchantGrain(AggregateServices services)
    : AggregateGrain<MerchantState, MerchantEvent>(Definition, services), IMerchantGrain
{
    internal static readonly Aggregate<MerchantState, MerchantEvent> Definition = new(
        "merchant", MerchantState.Initial, Merchant.Evolve, static (key, _) => [Subject.Merchant(key)], MerchantsJson.Default.MerchantState)
    {
        IsReplicated = true,
    };

    internal static readonly Replica<MerchantView> Replicated = Replica.Of(Definition, EventCodec.Types, Merchant.View);

    public Task<Outcome<MerchantView>> PutAsync(PutMerchant command) =>
        ExecuteAsync((state, _) => Merchant.Put(state, command), state => Merchant.View(Key, state)!);

    public Task<Outcome<ChannelView>> PutChannelAsync(PutChannel command) =>
        ExecuteAsync(
            (state, _) => Merchant.PutChannel(state, command),
            state => Merchant.View(command.Channel, state.Channels[command.Channel]));

    public Task<MerchantView?> GetAsync() => ReadAsync(state => Merchant.View(Key, state));
}
