using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inbound;
using OrleansWarehouse.Grains.Interfaces.Inventory;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Picking;
using OrleansWarehouse.Grains.Interfaces.Shipping;

namespace OrleansWarehouse.Grains.Orders;

/// <summary>Carries out what an order has decided about goods: frees promises, calls pickers back, sends goods to the shelves.</summary>
public sealed class OrderReactor : Reactor
{
    public OrderReactor(ICommands commands)
        : base("order", EventCodec.Types, commands)
    {
        On<LinesCancelled>(UndoAsync);
        On<CancellationRequested>(VoidAsync);
        On<LinePicked>((picked, fact) => picked.Surplus == 0
            ? Task.CompletedTask
            : UnassignAsync(
                fact.Reference, picked.Site, picked.Tote, new(new(OrderOf(fact), picked.Fulfilment), picked.Line),
                picked.Goods with { Quantity = picked.Surplus }));
        On<BackorderCovered>(GiveBackAsync);
        On<PromiseWithdrawn>(GiveBackAsync);
    }

    private async Task UndoAsync(LinesCancelled cancelled, Fact fact)
    {
        for (var i = 0; i < cancelled.Units.Length; i++)
            await UndoAsync(OrderOf(fact), $"{fact.Reference}:{i}", cancelled.Units[i]);
    }

    private async Task VoidAsync(CancellationRequested requested, Fact fact)
    {
        foreach (var shipment in requested.Lines.SelectMany(line => line.Shipments).Distinct())
            await Commands.Shipment(shipment).VoidAsync(requested.Reason, fact.Reference);
    }

    private async Task GiveBackAsync(BackorderCovered covered, Fact fact)
    {
        if (covered.Excess == 0) return;
        var reserved = new ReleaseLine(covered.Line, [covered.Filled with { Quantity = covered.Excess }], 0);
        await ReleaseAsync(OrderOf(fact), covered.Seen.Sku, fact.Reference, reserved);
    }

    private async Task GiveBackAsync(PromiseWithdrawn withdrawn, Fact fact)
    {
        foreach (var (fulfilment, wave, quantity) in withdrawn.CalledBack)
            await CallBackAsync($"{fact.Reference}:{fulfilment}", wave, new(new(OrderOf(fact), fulfilment), withdrawn.Line), quantity);
        for (var i = 0; i < withdrawn.FromParcels.Length; i++)
        {
            var lost = withdrawn.FromParcels[i];
            await Commands.Shipment(lost.Shipment).RecordLostAsync(
                $"{fact.Reference}:{i}",
                new(new(new(OrderOf(fact), lost.Fulfilment), withdrawn.Line), lost.Goods, lost.Tote, lost.Container));
        }

        for (var i = 0; i < withdrawn.GivenUp.Length; i++)
        {
            var (fulfilment, picked) = withdrawn.GivenUp[i];
            await UnassignAsync(
                $"{fact.Reference}:up{i}", withdrawn.Lost.Site, picked.Tote, new(new(OrderOf(fact), fulfilment), withdrawn.Line), picked.Goods);
        }

        if (withdrawn.Excess > 0)
            await ReleaseAsync(OrderOf(fact), withdrawn.Seen.Sku, fact.Reference, new(withdrawn.Line, [], withdrawn.Excess));
    }

    /// <summary>The promise goes first: what is in totes is then nobody's, and put back.</summary>
    private async Task UndoAsync(OrderId order, string reference, CancelledUnits units)
    {
        var line = new ForLine(new(order, units.Fulfilment), units.Line);
        if (units.Wave is { } wave) await CallBackAsync(reference, wave, line, units.Quantity);
        await ReleaseAsync(order, units.Sku, reference, units.Site is { } site
            ? new(units.Line, [new(site, units.Quantity)], 0)
            : new(units.Line, [], units.Quantity));
        for (var i = 0; i < units.Picked.Length; i++)
            await UnassignAsync($"{reference}:{i}", units.Site!.Value, units.Picked[i].Tote, line, units.Picked[i].Goods);
    }

    /// <summary>Takes units off the tours of a wave, as far as nobody has picked them.</summary>
    private async Task CallBackAsync(string reference, WaveId wave, ForLine line, long quantity)
    {
        var tasks = (await Commands.Wave(wave).GetAsync())?.Tasks ?? [];
        foreach (var task in tasks)
        {
            if (quantity == 0) return;
            var drop = new DropUnits(reference, line.Fulfilment, line.Line, quantity);
            quantity -= (await Commands.Task(new(wave.Site, task.Task)).DropAsync(drop)).Value;
        }
    }

    private Task ReleaseAsync(OrderId order, SkuId sku, string reference, ReleaseLine line) =>
        Commands.Sku(sku).ReleaseAsync(new(order, 1, reference, [line]));

    private Task UnassignAsync(string reference, SiteId site, string tote, ForLine line, Goods goods) =>
        Commands.Container(new(site, tote)).UnassignAsync(new(reference, line, [goods])).MustAsync(reference);

    private static OrderId OrderOf(Fact fact) => IId<OrderId>.Parse(fact.Key);
}
