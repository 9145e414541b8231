using System.Collections.Immutable;

using OrleansWarehouse.Grains.EventSourcing;
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
        "order", OrderState.Initial, OrderFold.Evolve, OrderSubjects.Of, OrdersJson.Default.OrderState, SnapshotSchema: 4)
    {
        Process = Settlement.Process,
    };

    private OrderId? id;

    private OrderId Id => id ??= IId<OrderId>.Parse(Key);

    public async Task<SealedOrder?> GetAsync()
    {
        await ResumeAsync();
        return await ReadAsync(View);
    }

    public async Task<Outcome<Cancelled>> CancelAsync(CancelOrder command)
    {
        if (State.Placed is null) return Refusal.NotFound("unknown_order", "There is no such order.");
        await ResumeAsync();
        var outcome = Order.Outcome(State, command);
        var cancelled = await ExecuteAsync((state, _) => Order.Cancel(state, command), command.Operation);
        if (!cancelled.Accepted) return cancelled.Refusal;
        await ResumeAsync();
        return await ReadAsync(state => new Cancelled(outcome, View(state)!));
    }

    public Task ResumeAsync() =>
        State.AwaitsStock ? Settlement.Process.PumpAsync(Runner, new(Id, Runner, Commands, reference)) : Task.CompletedTask;

    public async Task ReleaseAsync()
    {
        await ResumeAsync();
        await RecordAsync((state, now) => Order.ReleaseDue(state, now, WhenTrucksLeave()));
    }

    public Task<Outcome<FulfilmentToPick>> StartPickingAsync(int fulfilment, WaveId wave) => ExecuteAsync(
        (state, _) => Order.StartPicking(state, fulfilment, wave),
        state => new FulfilmentToPick(
            new(Id, fulfilment),
            [.. state.Fulfilment(fulfilment)!.Lines.Select(line => new LineQuantity(line.Line, line.Sku, line.Quantity))]));

    public Task<Outcome<Done>> StopPickingAsync(int fulfilment, WaveId wave) =>
        ExecuteAsync((state, _) => Order.StopPicking(state, fulfilment, wave));

    public async Task<Outcome<PackedLines>> PackAsync(PackLines command)
    {
        // What it does not want any more is not packed.
        await ResumeAsync();
        return await ExecuteAsync(
            (state, _) => Order.Pack(state, command),
            state => ToteGoods.Answer(state.Fulfilment(command.Fulfilment)!, command.Shipment));
    }

    public async Task<Outcome<Done>> UnpackAsync(int fulfilment, ShipmentId shipment, string reason)
    {
        var unpacked = await ExecuteAsync((state, _) => Order.Unpack(state, fulfilment, shipment, reason));
        await ResumeAsync();
        return unpacked;
    }

    public async Task RecordFilledAsync(SkuId sku, long version, string line, SiteQuantity filled)
    {
        await ResumeAsync();
        await RecordAsync((state, now) => Order.Cover(state, new(sku, version), line, filled, now, WhenTrucksLeave()));
    }

    public async Task RecordLostAsync(SkuId sku, long version, string line, SiteQuantity lost, LostFrom? from)
    {
        await ResumeAsync();
        await RecordAsync((state, _) => from is null
            ? Order.Withdraw(state, new(sku, version), line, lost)
            : Order.WithdrawPicked(state, new(sku, version), line, lost, from));
    }

    public Task<bool> MayLeaveAsync() => ReadAsync(Order.MayLeave);

    public Task RecordPickedAsync(RecordPicked command) => RecordAsync(
        (state, _) => Order.Pick(state, command.Fulfilment, command.Line, command.Goods, command.Tote, command.Site), command.Reference);

    public async Task RecordShortAsync(string reference, int fulfilment, string line, long quantity)
    {
        // Not in a wave yet: should it come into one for which these units were meant, the wave's task tells it again.
        if (State.Fulfilment(fulfilment) is not { IsUnstarted: false }) return;
        await RecordAsync((state, now) => Order.Short(state, fulfilment, line, quantity, now, WhenTrucksLeave()), reference);
    }

    public Task RecordPackedAsync(string reference, ShipmentView shipment) =>
        RecordAsync((_, _) => new ParcelsPacked(shipment), reference);

    public Task RecordParcelLossAsync(RecordParcelLoss command) => RecordAsync(
        (_, _) => new ParcelUnitsLost(command.Shipment, command.Sscc, command.Line.Fulfilment, command.Line.Line, command.Goods),
        command.Reference);

    public Task RecordShippedAsync(RecordShipped command) => RecordAsync(
        (state, _) => Order.Ship(state, command, SiteOf(state, command)), command.Reference);

    public Task RecordTrackingAsync(RecordTracking command) =>
        RecordAsync((state, _) => Order.Track(state, command), command.Reference);

    private static string SiteOf(OrderState state, RecordShipped command) =>
        state.Fulfilment(command.Lines[0].Fulfilment)?.Site?.Value ?? "";

    private Func<SiteId, DateTimeOffset?> WhenTrucksLeave() => ShipBy.Of(Runner, reference);

    private SealedOrder? View(OrderState state) => OrderViews.View(state, Id, Version);
}
