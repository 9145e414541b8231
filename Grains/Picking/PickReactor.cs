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

namespace OrleansWarehouse.Grains.Picking;

/// <summary>Carries out what pickers did: moves goods from shelves to totes, tells orders, corrects the books where less was
/// found, sends surplus back; and keeps the planner's queue.</summary>
public sealed class PickReactor : Reactor
{
    public PickReactor(ICommands commands)
        : base("pick", EventCodec.Types, commands)
    {
        On<StopPicked>(
            (picked, fact) => MoveAsync(fact.Reference, picked),
            (picked, _) => [GoodsKeys.Of(picked.Location, picked.Key.Sku)]);
        On<StopShort>(CorrectAsync, (missing, _) => [GoodsKeys.Of(missing.Location, missing.Key.Sku)]);
        On<UnitsDropped>(GiveBackAsync);
        On<PickTaskDone>((_, fact) => RecordAsync(fact, PickTaskStatus.Done));
        On<TaskReleased>((_, fact) => RecordAsync(fact, PickTaskStatus.Open));
        On<WaveReleased>((wave, fact) => wave.Tasks.IsEmpty
            ? Task.CompletedTask
            : Commands.Planner(wave.Tasks[0].Task.Site).OfferAsync(fact.Reference, wave.Tasks));
    }

    private async Task CorrectAsync(StopShort missing, Fact fact)
    {
        await CorrectAsync(fact.Reference, missing);
        await RaiseAsync(fact, missing);
    }

    private async Task GiveBackAsync(UnitsDropped dropped, Fact fact)
    {
        for (var i = 0; i < dropped.At.Length; i++) await GiveBackAsync($"{fact.Reference}:{i}", dropped.At[i]);
    }

    private async Task MoveAsync(string reference, StopPicked picked)
    {
        for (var i = 0; i < picked.Drops.Length; i++)
        {
            var (drop, part) = (picked.Drops[i], $"{reference}:{i}");
            var goods = new Goods(picked.Key, drop.Quantity);
            await TakeAsync(part, picked.Location, goods, drop.Tote, drop.Pick);
            await Commands.Order(drop.Fulfilment.Order).RecordPickedAsync(
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
        await Commands.Sku(picked.Key.Sku).MoveAsync(move).MustAsync(reference);
        await Commands.Slotting(site).PlanAsync(
            [new(reference, null, goods, Holder.In(new ContainerId(site, tote)), [])]);
    }

    /// <summary>The orders hear first, so that what they lose is planned anew before the stock takes its promise back.</summary>
    private async Task CorrectAsync(string reference, StopShort missing)
    {
        for (var i = 0; i < missing.Drops.Length; i++)
        {
            var drop = missing.Drops[i];
            await Commands.Order(drop.Fulfilment.Order).RecordShortAsync($"{reference}:{i}", drop.Fulfilment.Sequence, drop.Line, drop.Quantity);
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
            await Commands.Location(missing.Location).AdjustAsync(loss).MustAsync(reference);
        }
    }

    /// <summary>Somebody should look at the shelf.</summary>
    private Task RaiseAsync(Fact fact, StopShort missing)
    {
        var task = IId<TaskId>.Parse(fact.Key);
        var id = new IncidentId(task.Site, string.Create(CultureInfo.InvariantCulture, $"{task.Code}-{fact.Version}"));
        var sku = missing.Key.Sku;
        return Commands.Incident(id).RaiseAsync(new(
            IncidentKind.ShortPick, missing.Reason, missing.Drops.IsEmpty ? null : missing.Drops[0].Fulfilment, sku.Merchant.Value,
            sku.Code, missing.Location.Code, task.Code, missing.Quantity)).MustAsync($"{id}");
    }

    private Task GiveBackAsync(string reference, DroppedAt part) =>
        Commands.Location(part.Location).DeallocateAsync(part.Pick, part.Quantity, reference).MustAsync(reference);

    private Task TakeAsync(string reference, LocationId from, Goods goods, string tote, string? pick) =>
        Commands.Location(from)
            .TakeAsync(new(reference, [goods], true, Holder.In(new ContainerId(from.Site, tote)), StockReason.Move, pick))
            .MustAsync(reference);

    private Task RecordAsync(Fact fact, PickTaskStatus status)
    {
        var task = IId<TaskId>.Parse(fact.Key);
        return Commands.Planner(task.Site).RecordTaskAsync(fact.Reference, task, status);
    }
}
