using System.Globalization;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inbound;
using OrleansWarehouse.Grains.Interfaces.Incidents;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Interfaces.Picking;
using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Grains.Locations;

namespace OrleansWarehouse.Grains.Picking;

/// <summary>Carries out what pickers say: takes goods from shelves, doubts what they did not find, gives up what is not to be picked. What
/// became of it, the shelves tell.</summary>
public sealed class PickReactor : Reactor
{
    public PickReactor(ICommands commands)
        : base("pick", EventCodec.Types, commands)
    {
        On<StopPicked>(
            (picked, fact) => MoveAsync(fact.Reference, picked),
            static (picked, _) => [GoodsKeys.Of(picked.Location, picked.Key.Sku)]);
        On<StopShort>(DoubtAsync, static (missing, _) => [GoodsKeys.Of(missing.Location, missing.Key.Sku)]);
        On<UnitsDropped>(GiveBackAsync);
        On<UnitsCut>((cut, _) => cut.Untold is { } line
            ? Commands.Order(line.Fulfilment.Order).RecordShortAsync(cut.Reference, line.Fulfilment.Sequence, line.Line, cut.Quantity)
            : Task.CompletedTask);
    }

    private async Task MoveAsync(string reference, StopPicked picked)
    {
        for (var i = 0; i < picked.Drops.Length; i++)
        {
            var drop = picked.Drops[i];
            var line = new ForLine(drop.Fulfilment, drop.Line);
            await TakeAsync($"{reference}:{i}", picked, new(picked.Key, drop.Quantity, line), drop.Tote, drop.Pick);
        }

        if (picked.Surplus > 0) await TakeAsync($"{reference}:surplus", picked, new(picked.Key, picked.Surplus), picked.SurplusTote!, null);
    }

    private Task TakeAsync(string reference, StopPicked picked, TakenGoods goods, string tote, string? pick) =>
        Commands.Location(picked.Location)
            .TakeAsync(new(
                reference, [goods], true, Destination.In(new(picked.Location.Site, tote)), StockReason.Pick, pick, null, picked.At,
                picked.Extra && pick is null))
            .MustAsync(reference);

    private async Task DoubtAsync(StopShort missing, Fact fact)
    {
        await Commands.Location(missing.Location)
            .DoubtAsync(new(
                fact.Reference, missing.Key, missing.Empty ? null : missing.Quantity,
                [.. missing.Drops.Select(static drop => new PlanUnits(drop.Pick, drop.Quantity))], missing.Reason, missing.At))
            .MustAsync(fact.Reference);
        await RaiseAsync(fact, missing);
    }

    private async Task GiveBackAsync(UnitsDropped dropped, Fact fact)
    {
        for (var i = 0; i < dropped.At.Length; i++)
        {
            var part = dropped.At[i];
            await Commands.Location(part.Location).DeallocateAsync(part.Pick, part.Quantity, $"{fact.Reference}:{i}").MustAsync(fact.Reference);
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
}
