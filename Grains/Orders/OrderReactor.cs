using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inbound;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Picking;
using OrleansWarehouse.Grains.Interfaces.Shipping;
using OrleansWarehouse.Grains.Interfaces.Stock;

namespace OrleansWarehouse.Grains.Orders;

/// <summary>Carries out what an order has decided about goods: calls pickers back, sends goods to the shelves.</summary>
public sealed class OrderReactor : Reactor
{
    public OrderReactor(ICommands commands)
        : base("order", EventCodec.Types, commands)
    {
        On<OrderSettled>(GiveUpAsync);
        On<CancellationRequested>(VoidAsync);
        On<LinePicked>((picked, fact) => picked.Surplus == 0
            ? Task.CompletedTask
            : UnassignAsync(
                fact.Reference, picked.Site, picked.Tote, new(new(OrderOf(fact), picked.Fulfilment), picked.Line),
                picked.Goods with { Quantity = picked.Surplus }));
        On<PromiseWithdrawn>(GiveUpAsync);
    }

    /// <summary>The promise has gone already: what is in totes is nobody's, and put back.</summary>
    private async Task GiveUpAsync(OrderSettled settled, Fact fact)
    {
        for (var i = 0; i < settled.GivenUp.Length; i++)
        {
            var (units, reference) = (settled.GivenUp[i], $"{fact.Reference}:{i}");
            var line = new ForLine(new(OrderOf(fact), units.Fulfilment), units.Line);
            if (units.Wave is { } wave) await CallBackAsync(reference, wave, line, units.Quantity);
            for (var j = 0; j < units.Picked.Length; j++)
                await UnassignAsync($"{reference}:{j}", units.Site, units.Picked[j].Tote, line, units.Picked[j].Goods);
        }
    }

    private async Task VoidAsync(CancellationRequested requested, Fact fact)
    {
        foreach (var shipment in requested.Lines.SelectMany(line => line.Shipments).Distinct())
            await Commands.Shipment(shipment).VoidAsync(requested.Reason, fact.Reference);
    }

    private async Task GiveUpAsync(PromiseWithdrawn withdrawn, Fact fact)
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

    private Task UnassignAsync(string reference, SiteId site, string tote, ForLine line, Goods goods) =>
        Commands.Container(new(site, tote)).UnassignAsync(new(reference, line, [goods])).MustAsync(reference);

    private static OrderId OrderOf(Fact fact) => IId<OrderId>.Parse(fact.Key);
}
