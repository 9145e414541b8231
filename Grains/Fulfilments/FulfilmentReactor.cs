using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Picking;
using OrleansWarehouse.Grains.Interfaces.Stock;

namespace OrleansWarehouse.Grains.Fulfilments;

/// <summary>Carries out what a fulfilment has decided about goods: calls pickers back, sends goods to the shelves, has shipments do without
/// what is lost. The promise of what it gives up has gone already.</summary>
public sealed class FulfilmentReactor : Reactor
{
    public FulfilmentReactor(ICommands commands)
        : base("fulfilment", EventCodec.Types, commands)
    {
        On<UnitsSet>(GiveUpAsync);
        On<UnitsLost>(LoseAsync);
        On<LinePicked>((picked, fact) => picked.Surplus == 0
            ? Task.CompletedTask
            : UnassignAsync(fact.Reference, picked.Site, picked.Tote, LineOf(fact, picked.Line), picked.Goods with { Quantity = picked.Surplus }));
    }

    private async Task GiveUpAsync(UnitsSet set, Fact fact)
    {
        for (var i = 0; i < set.GivenUp.Length; i++)
        {
            var (units, reference) = (set.GivenUp[i], $"{fact.Reference}:{i}");
            var line = LineOf(fact, units.Line);
            if (units.Wave is { } wave) await CallBackAsync(reference, wave, line, units.Quantity);
            for (var j = 0; j < units.Picked.Length; j++)
                await UnassignAsync($"{reference}:{j}", set.Site, units.Picked[j].Tote, line, units.Picked[j].Goods);
        }
    }

    private async Task LoseAsync(UnitsLost lost, Fact fact)
    {
        for (var i = 0; i < lost.FromParcels.Length; i++)
        {
            var (shipment, goods, tote, container) = lost.FromParcels[i];
            await Commands.Shipment(shipment).RecordLostAsync($"{fact.Reference}:{i}", new(LineOf(fact, lost.Line), goods, tote, container));
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

    private static ForLine LineOf(Fact fact, string line) => new(FulfilmentId.OfKey(fact.Key), line);
}
