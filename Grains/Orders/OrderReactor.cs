using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inbound;
using OrleansWarehouse.Grains.Interfaces.Inventory;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Picking;
using OrleansWarehouse.Grains.Interfaces.Shipping;
using OrleansWarehouse.Storage.Log;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Orders;

/// <summary>Carries out what an order has decided about goods: frees promises, calls pickers back, sends goods to the shelves.</summary>
public sealed class OrderReactor(IGrainFactory grains) : IReactor
{
    private const string Prefix = "order:";

    public string Name => "order";

    public bool Handles(StoredEvent stored) =>
        stored.Type is "linesCancelled" or "cancellationRequested" or "linePicked" or "backorderCovered" or "promiseWithdrawn";

    public async Task ReactAsync(StoredEvent stored, CancellationToken cancellationToken)
    {
        RequestBy.Current = stored.By;
        var order = IId<OrderId>.Parse(stored.Stream[Prefix.Length..]);
        var reference = $"{stored.Stream}@{stored.Version}";
        switch (EventCodec.Decode(stored))
        {
            case LinesCancelled cancelled:
                for (var i = 0; i < cancelled.Units.Length; i++) await UndoAsync(order, $"{reference}:{i}", cancelled.Units[i]);
                break;
            case CancellationRequested requested:
                foreach (var shipment in requested.Lines.SelectMany(line => line.Shipments).Distinct())
                    await grains.GetGrain<IShipmentGrain>(shipment.Value).VoidAsync(requested.Reason, reference);
                break;
            case LinePicked { Surplus: > 0 } picked:
                await PutBackSurplusAsync(reference, picked);
                break;
            case BackorderCovered { Excess: > 0 } covered:
                var reserved = new ReleaseLine(covered.Line, [covered.Filled with { Quantity = covered.Excess }], 0);
                await ReleaseAsync(order, covered.Seen.Sku, reference, reserved);
                break;
            case PromiseWithdrawn { Excess: > 0 } withdrawn:
                await ReleaseAsync(order, withdrawn.Seen.Sku, reference, new(withdrawn.Line, [], withdrawn.Excess));
                break;
        }
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
        var tasks = (await grains.GetGrain<IWaveGrain>(wave.ToString()).GetAsync())?.Tasks ?? [];
        var left = units.Quantity;
        foreach (var task in tasks)
        {
            if (left == 0) return;
            var drop = new DropUnits(reference, new(order, units.Fulfilment), units.Line, left);
            left -= (await grains.GetGrain<IPickTaskGrain>(new TaskId(wave.Site, task.Task).ToString()).DropAsync(drop)).Value;
        }
    }

    private Task ReleaseAsync(OrderId order, SkuId sku, string reference, ReleaseLine line) =>
        grains.GetGrain<ISkuGrain>(sku.ToString()).ReleaseAsync(new(order, 1, reference, [line]));

    private async Task PutBackSurplusAsync(string reference, LinePicked picked)
    {
        var goods = picked.Goods with { Quantity = picked.Surplus };
        var move = new MoveStock(reference, picked.Site, goods, Bucket.Available, Bucket.PutBack, StockReason.PutBack, []);
        var moved = await grains.GetGrain<ISkuGrain>(goods.Key.Sku.ToString()).MoveAsync(move);
        if (!moved.Accepted) throw new InvalidOperationException($"{reference}: {moved.Refusal.Detail}");
        await PutBackAsync(reference, picked.Site, picked.Tote, goods);
    }

    private Task PutBackAsync(string reference, SiteId site, string tote, Goods goods) =>
        grains.GetGrain<ISlottingGrain>(site.Value).PlanAsync(
            [new(reference, null, goods, Holder.In(new ContainerId(site, tote)), [])]);
}
