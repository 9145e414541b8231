using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Fulfilments;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Interfaces.Outcomes;
using OrleansWarehouse.Grains.Stock;
using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Grains.Reference;

namespace OrleansWarehouse.Grains.Orders;

/// <summary>An order as a grain: not reentrant, so that nothing comes between the steps of a settlement.</summary>
public sealed partial class OrderGrain(AggregateServices services, ReferenceData reference, Availability availability)
    : AggregateGrain<OrderState, OrderEvent>(Definition, services), IOrderGrain
{
    internal static readonly Aggregate<OrderState, OrderEvent> Definition = new(
        "order", OrderState.Initial, OrderFold.Evolve, OrderSubjects.Of, OrdersJson.Default.OrderState, SnapshotSchema: 5)
    {
        Process = Settlement.Process,
    };

    /// <summary>What is settled may have to be settled again: another activation was quicker, or units were packed meanwhile.</summary>
    private const int MostSettlements = 5;

    private OrderId? id;

    private OrderId Id => id ??= IId<OrderId>.Parse(Key);

    public async Task<SealedOrder?> GetAsync()
    {
        await ResumeAsync();
        return await ViewAsync();
    }

    public async Task<Outcome<Cancelled>> CancelAsync(CancelOrder command)
    {
        if (State.Placed is null) return Refusal.NotFound("unknown_order", "There is no such order.");
        await ResumeAsync();
        var progress = await ProgressAsync();
        var outcome = Order.Outcome(State, progress, command);
        var cancelled = await ExecuteAsync((state, _) => Order.Cancel(state, progress, command), command.Operation);
        if (!cancelled.Accepted) return cancelled.Refusal;
        var requested = State.Requested.Length;
        await ResumeAsync();
        if (outcome is CancelOutcome.Cancelled && State.Requested.Length > requested) outcome = CancelOutcome.Requested;
        return new Cancelled(outcome, (await ViewAsync())!);
    }

    public async Task ResumeAsync()
    {
        for (var settled = 0; State.AwaitsStock; settled++)
        {
            if (settled == MostSettlements) throw new WarehouseUnavailableException("contended", $"{Id} is settled elsewhere.");
            await Settlement.Process.PumpAsync(Runner, new(Id, Runner, Commands, reference));
        }
    }

    public async Task ReleaseAsync()
    {
        await ResumeAsync();
        var released = new Dictionary<int, FulfilmentProgress>();
        if (State.Placed is { } placed && Order.MayGo(placed, State.Parts.Any(static part => part.Site is null), Now))
        {
            foreach (var part in State.Parts.Where(static part => part is { Site: not null, Status: FulfilmentStatus.Reserved }))
                released[part.Sequence] = await Fulfilment(part.Sequence).ReleaseAsync().MustAsync(Key);
        }

        await RecordAsync((state, now) => Order.Release(state, released, now));
    }

    public async Task RecordFilledAsync(SkuId sku, long version, string line, SiteQuantity filled)
    {
        await ResumeAsync();
        await RecordAsync((state, _) => Order.Cover(state, new(sku, version), line, filled));
        await ResumeAsync();
    }

    public async Task RecordLostAsync(SkuId sku, long version, string line, SiteQuantity lost)
    {
        await ResumeAsync();
        await RecordAsync((state, _) => Order.Withdraw(state, new(sku, version), line, lost));
        await ResumeAsync();
    }

    public async Task RecordShortAsync(string reference, int fulfilment, string line, long quantity)
    {
        await ResumeAsync();
        if (State.Part(fulfilment) is null) return;
        var progress = await Fulfilment(fulfilment).GetAsync();
        await RecordAsync((state, _) => Order.Short(state, fulfilment, progress, line, quantity), reference);
        await ResumeAsync();
    }

    public async Task HearAsync(int fulfilment, long version)
    {
        await ResumeAsync();
        if (State.Part(fulfilment) is not { } part || part.Seen >= version) return;
        var progress = await Fulfilment(fulfilment).GetAsync();
        if (progress is null || progress.Version < version) throw new WarehouseUnavailableException("behind", $"Fulfilment {fulfilment} of {Id} is behind.");
        await RecordAsync((state, _) => Order.Hear(state, fulfilment, progress));
        await ResumeAsync();
    }

    private IFulfilmentGrain Fulfilment(int sequence) => Commands.Fulfilment(new(Id, sequence));

    private async Task<SealedOrder?> ViewAsync() => State.Placed is null ? null : View(await ProgressAsync());

    /// <summary>How far the order is by what is durable, and by what its fulfilments say.</summary>
    private async Task<OrderProgress> ProgressAsync()
    {
        var asked = Runner.Durable.Parts.Where(static part => part.Site is not null).ToDictionary(static part => part.Sequence, part => Fulfilment(part.Sequence).GetAsync());
        var told = new Dictionary<int, FulfilmentProgress>(asked.Count);
        foreach (var (sequence, answer) in asked)
            told[sequence] = await answer ?? throw new WarehouseUnavailableException("behind", $"Fulfilment {sequence} of {Id} is behind.");
        return new(Runner.Durable, told);
    }

    private SealedOrder? View(OrderProgress progress) => OrderViews.View(Runner.Durable, Id, progress);
}
