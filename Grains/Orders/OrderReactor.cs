using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inbound;
using OrleansWarehouse.Grains.Interfaces.Inventory;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Picking;

namespace OrleansWarehouse.Grains.Orders;

/// <summary>Carries out what an order has decided about goods: frees promises, calls pickers back, sends goods to the shelves.</summary>
public sealed class OrderReactor : Reactor
{
    public OrderReactor(ICommands commands)
        : base("order", EventCodec.Types, commands)
    {
        On<LinesCancelled>(UndoAsync);
        On<CancellationRequested>(VoidAsync);
        On<LinePicked>((picked, fact) => picked.Surplus > 0 ? PutBackSurplusAsync(fact.Reference, picked) : Task.CompletedTask);
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
        if (withdrawn.Excess == 0) return;
        await ReleaseAsync(OrderOf(fact), withdrawn.Seen.Sku, fact.Reference, new(withdrawn.Line, [], withdrawn.Excess));
    }

    private async Task UndoAsync(OrderId order, string reference, CancelledUnits units)
    {
        if (units.Wave is { } wave) await CallBackAsync(order, reference, units, wave);
        var line = units.Site is { } site
            ? new ReleaseLine(units.Line, [new(site, units.Quantity)], 0, !units.Picked.IsEmpty)
            : new ReleaseLine(units.Line, [], units.Quantity);
        await ReleaseAsync(order, units.Sku, reference, line);
        for (var i = 0; i < units.Picked.Length; i++)
            await PutBackAsync($"{reference}:{i}", units.Site!.Value, units.Picked[i].Tote, units.Picked[i].Goods);
    }

    /// <summary>Takes units off the tours of a wave, as far as nobody has picked them.</summary>
    private async Task CallBackAsync(OrderId order, string reference, CancelledUnits units, WaveId wave)
    {
        var tasks = (await Commands.Wave(wave).GetAsync())?.Tasks ?? [];
        var left = units.Quantity;
        foreach (var task in tasks)
        {
            if (left == 0) return;
            var drop = new DropUnits(reference, new(order, units.Fulfilment), units.Line, left);
            left -= (await Commands.Task(new(wave.Site, task.Task)).DropAsync(drop)).Value;
        }
    }

    private Task ReleaseAsync(OrderId order, SkuId sku, string reference, ReleaseLine line) =>
        Commands.Sku(sku).ReleaseAsync(new(order, 1, reference, [line]));

    private async Task PutBackSurplusAsync(string reference, LinePicked picked)
    {
        var goods = picked.Goods with { Quantity = picked.Surplus };
        var move = new MoveStock(reference, picked.Site, goods, Bucket.Available, Bucket.PutBack, StockReason.PutBack, []);
        var moved = await Commands.Sku(goods.Key.Sku).MoveAsync(move);
        if (!moved.Accepted) throw new InvalidOperationException($"{reference}: {moved.Refusal.Detail}");
        await PutBackAsync(reference, picked.Site, picked.Tote, goods);
    }

    private Task PutBackAsync(string reference, SiteId site, string tote, Goods goods) =>
        Commands.Slotting(site).PlanAsync(
            [new(reference, null, goods, Holder.In(new ContainerId(site, tote)), [])]);

    private static OrderId OrderOf(Fact fact) => IId<OrderId>.Parse(fact.Key);
}
