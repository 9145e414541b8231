using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Locations;

namespace OrleansWarehouse.Grains.Locations;

/// <summary>Has somebody count what is in doubt.</summary>
public sealed class CountTaskReactor : Reactor
{
    public CountTaskReactor(ICommands commands)
        : base("countTask", EventCodec.Types, commands)
    {
        Tell<GoodsPut>();
        Tell<GoodsTaken>();
        Tell<StockAdjusted>();
        Tell<StockDoubted>();
        Tell<StockCounted>();
        Tell<GoodsUnassigned>();
        On<CountOpened>(CountedAsync);
    }

    private void Tell<TEvent>()
        where TEvent : HolderEvent => On<TEvent>(TellAsync);

    private async Task TellAsync(HolderEvent @event, Fact fact)
    {
        foreach (var doubts in @event.Changes.Where(static change => change.InDoubt != 0).GroupBy(static change => (change.Key.Sku, change.Key.Lot)))
        {
            var quantity = doubts.Sum(static change => change.InDoubt);
            if (quantity == 0) continue;
            var (holder, (sku, lot)) = (HolderOf(fact), doubts.Key);
            await Commands.CountTask(CountTask.For(holder, sku, lot))
                .HearDoubtAsync(fact.Reference, new(holder, sku, lot, quantity > 0 ? await ZoneOfAsync(holder) : null), quantity);
        }
    }

    private async Task CountedAsync(CountOpened opened, Fact fact)
    {
        var holder = HolderOf(fact);
        foreach (var (sku, lot) in opened.Lines.Select(static line => (line.Key.Sku, line.Key.Lot)).Distinct())
            await Commands.CountTask(CountTask.For(holder, sku, lot)).HearCountAsync(fact.Reference);
    }

    private async Task<string?> ZoneOfAsync(Holder holder) => holder.Kind is HolderKind.Location
        ? (await Commands.Location(new(holder.Site, holder.Code)).GetAsync())?.Definition.Zone
        : null;

    private static Holder HolderOf(Fact fact) => fact.Kind == ContainerGrain.Definition.Kind
        ? Holder.In(IId<ContainerId>.Parse(fact.Key))
        : Holder.At(IId<LocationId>.Parse(fact.Key));
}
