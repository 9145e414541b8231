using System.Globalization;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inbound;
using OrleansWarehouse.Grains.Interfaces.Incidents;
using OrleansWarehouse.Grains.Interfaces.Inventory;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Interfaces.Picking;
using OrleansWarehouse.Grains.Locations;
using OrleansWarehouse.Storage.Log;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Picking;

/// <summary>Carries out what pickers did: moves goods from shelves to totes, tells orders, corrects the books where less was
/// found, sends surplus back; and keeps the planner's queue.</summary>
public sealed class PickReactor(IGrainFactory grains) : IReactor
{
    private const string Prefix = "task:";

    public string Name => "pick";

    public bool Handles(StoredEvent stored) =>
        stored.Type is "stopPicked" or "stopShort" or "unitsDropped" or "taskDone" or "taskReleased" or "waveReleased";

    public IReadOnlyList<string> GoodsOf(StoredEvent stored) => EventCodec.Decode(stored) switch
    {
        StopPicked picked => [GoodsKeys.Of(picked.Location, picked.Key.Sku)],
        StopShort missing => [GoodsKeys.Of(missing.Location, missing.Key.Sku)],
        _ => [],
    };

    public async Task ReactAsync(StoredEvent stored, CancellationToken cancellationToken)
    {
        RequestBy.Current = stored.By;
        var reference = $"{stored.Stream}@{stored.Version}";
        switch (EventCodec.Decode(stored))
        {
            case StopPicked picked:
                await MoveAsync(reference, picked);
                break;
            case StopShort missing:
                await CorrectAsync(reference, missing);
                await RaiseAsync(stored, missing);
                break;
            case UnitsDropped dropped:
                for (var i = 0; i < dropped.At.Length; i++) await GiveBackAsync($"{reference}:{i}", dropped.At[i]);
                break;
            case PickTaskDone:
                await RecordAsync(reference, stored, PickTaskStatus.Done);
                break;
            case TaskReleased:
                await RecordAsync(reference, stored, PickTaskStatus.Open);
                break;
            case WaveReleased { Tasks: { IsEmpty: false } tasks }:
                await Planner(tasks[0].Task.Site).OfferAsync(reference, tasks);
                break;
        }
    }

    private async Task MoveAsync(string reference, StopPicked picked)
    {
        for (var i = 0; i < picked.Drops.Length; i++)
        {
            var (drop, part) = (picked.Drops[i], $"{reference}:{i}");
            var goods = new Goods(picked.Key, drop.Quantity);
            await TakeAsync(part, picked.Location, goods, drop.Tote, drop.Pick);
            await Order(drop.Fulfilment).RecordPickedAsync(
                new(part, picked.Location.Site, drop.Fulfilment.Sequence, drop.Line, goods, drop.Tote));
        }

        if (picked.Surplus > 0) await PutBackAsync($"{reference}:surplus", picked);
    }

    private async Task PutBackAsync(string reference, StopPicked picked)
    {
        var (site, tote) = (picked.Location.Site, picked.SurplusTote!);
        var goods = new Goods(picked.Key, picked.Surplus);
        await TakeAsync(reference, picked.Location, goods, tote, null);
        var move = new MoveStock(reference, site, goods, Bucket.Available, Bucket.PutBack, StockReason.PutBack, []);
        await grains.GetGrain<ISkuGrain>(picked.Key.Sku.ToString()).MoveAsync(move).MustAsync(reference);
        await grains.GetGrain<ISlottingGrain>(site.Value).PlanAsync(
            [new(reference, null, goods, Holder.In(new ContainerId(site, tote)), [])]);
    }

    /// <summary>The orders hear first, so that what they lose is planned anew before the stock takes its promise back.</summary>
    private async Task CorrectAsync(string reference, StopShort missing)
    {
        for (var i = 0; i < missing.Drops.Length; i++)
        {
            var drop = missing.Drops[i];
            await Order(drop.Fulfilment).RecordShortAsync($"{reference}:{i}", drop.Fulfilment.Sequence, drop.Line, drop.Quantity);
        }

        for (var i = 0; i < missing.Drops.Length; i++)
        {
            var drop = missing.Drops[i];
            var loss = new AdjustGoods(
                $"{reference}:{i}",
                missing.Key,
                -drop.Quantity,
                StockReason.CountVariance,
                missing.Reason,
                [new(drop.Fulfilment.Order, drop.Line, drop.Quantity)],
                drop.Pick,
                null);
            await Location(missing.Location).AdjustAsync(loss).MustAsync(reference);
        }
    }

    /// <summary>Somebody should look at the shelf.</summary>
    private Task RaiseAsync(StoredEvent stored, StopShort missing)
    {
        var task = IId<TaskId>.Parse(stored.Stream[Prefix.Length..]);
        var id = new IncidentId(task.Site, string.Create(CultureInfo.InvariantCulture, $"{task.Code}-{stored.Version}"));
        var sku = missing.Key.Sku;
        return grains.GetGrain<IIncidentGrain>(id.ToString()).RaiseAsync(new(
            IncidentKind.ShortPick, missing.Reason, missing.Drops.IsEmpty ? null : missing.Drops[0].Fulfilment, sku.Merchant.Value,
            sku.Code, missing.Location.Code, task.Code, missing.Quantity)).MustAsync($"{id}");
    }

    private Task GiveBackAsync(string reference, DroppedAt part) =>
        Location(part.Location).DeallocateAsync(part.Pick, part.Quantity, reference).MustAsync(reference);

    private Task TakeAsync(string reference, LocationId from, Goods goods, string tote, string? pick) =>
        Location(from)
            .TakeAsync(new(reference, [goods], true, Holder.In(new ContainerId(from.Site, tote)), StockReason.Move, pick))
            .MustAsync(reference);

    private Task RecordAsync(string reference, StoredEvent stored, PickTaskStatus status)
    {
        var task = IId<TaskId>.Parse(stored.Stream[Prefix.Length..]);
        return Planner(task.Site).RecordTaskAsync(reference, task, status);
    }

    private ILocationGrain Location(LocationId id) => grains.GetGrain<ILocationGrain>(id.ToString());

    private IOrderGrain Order(FulfilmentId id) => grains.GetGrain<IOrderGrain>(id.Order.ToString());

    private IPickPlannerGrain Planner(SiteId site) => grains.GetGrain<IPickPlannerGrain>(site.Value);
}
