using System.Collections.Immutable;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Grains.Reference;

namespace OrleansWarehouse.Grains.Locations;

/// <summary>
/// Tells what a holder has decided: first the plans that lost goods by it, then the SKUs. In that order, because an order that hears of
/// a lost promise looks for it among the units that no plan has: those of the plans that were cut.
/// </summary>
public sealed class GoodsReactor : Reactor
{
    private readonly ReferenceData reference;

    public GoodsReactor(ICommands commands, ReferenceData reference)
        : base("goods", EventCodec.Types, commands)
    {
        this.reference = reference;
        Tell<GoodsPut>(static put => put.Reason);
        Tell<GoodsTaken>(static taken => taken.Reason);
        Tell<StockAdjusted>(static adjusted => adjusted.Reason);
        Tell<StockAllocated>(static _ => StockReason.Confirmation);
        Tell<StockDeallocated>(static _ => StockReason.Other);
        Tell<StockDoubted>(static _ => StockReason.Doubt);
        Tell<StockCounted>(static _ => StockReason.CountVariance);
        Tell<GoodsUnassigned>(static _ => StockReason.PutBack);
        Tell<LocationDefined>(static _ => StockReason.PlaceChanged);
    }

    /// <summary>A SKU hears of a holder in order; what others of its SKUs are told in between is nothing to it.</summary>
    public override bool IsOrderedByGoods => true;

    /// <summary>Under which reference a SKU is told of an event.</summary>
    public static string ReferenceOf(Fact fact, SkuId sku) => $"{fact.Reference}:{sku.Code}";

    private void Tell<TEvent>(Func<TEvent, StockReason> reason)
        where TEvent : HolderEvent =>
        On<TEvent>(
            (@event, fact) => TellAsync(@event, reason(@event), fact),
            static (@event, fact) => [.. Skus(@event).Union(SerialSums.Of(@event).Select(static sum => sum.Id.Sku)).Select(sku => GoodsKeys.Of(fact, sku))]);

    private async Task TellAsync(HolderEvent @event, StockReason reason, Fact fact)
    {
        var holder = fact.Key[(fact.Key.IndexOf('/', StringComparison.Ordinal) + 1)..];
        var site = new SiteId(Subject.OwnerOf(fact.Key));
        await CutPlansAsync(@event, site, fact.Reference);
        if (@event is LocationDefined { Turned.IsEmpty: false } defined)
            foreach (var putAway in defined.Turned) await Commands.PutAway(putAway).ReplanAsync(fact.Reference);

        await TellSerialsAsync(@event, fact);
        var skus = Skus(@event).ToArray();
        if (skus.Length == 0) return;
        await reference.ReachAsync(fact.Position);
        var zone = reference.Site(site)?.TimeZone ?? "UTC";
        foreach (var sku in skus)
        {
            var report = new HolderReport(
                ReferenceOf(fact, sku), site, holder, zone, reason,
                [.. @event.Flows.Where(flow => flow.Key.Sku == sku)], Planned(@event, sku));
            await Commands.Stock(sku).RecordReportAsync(report).MustAsync(fact.Reference);
        }
    }

    /// <summary>Units that came in, or went out of the house.</summary>
    private async Task TellSerialsAsync(HolderEvent @event, Fact fact)
    {
        var counted = @event is StockCounted or StockAdjusted;
        foreach (var (id, units) in SerialSums.Of(@event))
            await Commands.Serial(id).RecordAsync($"{fact.Reference}:{id.Serial}", units > 0, counted);
    }

    private async Task CutPlansAsync(HolderEvent @event, SiteId site, string reference)
    {
        for (var i = 0; i < @event.Plans.Length; i++)
        {
            var (_, plan, key, quantity, cut) = @event.Plans[i];
            if (!cut) continue;
            var name = @event.Plans[i].Name;
            var part = $"{reference}:cut{i}";
            switch (plan.Kind)
            {
                case PlanKind.Pick:
                    await Commands.Task(plan.Task!.Value).CutAsync(part, name, -quantity);
                    var line = plan.For!;
                    await Commands.Order(line.Fulfilment.Order).RecordShortAsync(part, line.Fulfilment.Sequence, line.Line, -quantity);
                    break;
                case PlanKind.PutAway:
                    await Commands.PutAway(new(site, name)).CutAsync(part, new(key, -quantity));
                    break;
                case PlanKind.Receipt:
                    await Commands.Inbound(plan.Asn!.Value).RecordPutAwayAsync(part, -quantity);
                    break;
            }
        }
    }

    /// <summary>Those whose stock changes, or whose orders' units are planned otherwise; for most movements from shelf to shelf, none.</summary>
    private static IEnumerable<SkuId> Skus(HolderEvent @event) => @event.Flows.Select(static flow => flow.Key.Sku)
        .Concat(@event.Plans.Where(static plan => plan.Plan.Kind is PlanKind.Pick).Select(static plan => plan.Key.Sku))
        .Distinct();

    private static ImmutableArray<PlannedUnits> Planned(HolderEvent @event, SkuId sku) =>
    [
        .. @event.Plans
            .Where(plan => plan.Plan.Kind is PlanKind.Pick && plan.Key.Sku == sku)
            .GroupBy(static plan => plan.Plan.For!.Claim)
            .Select(static plans => new PlannedUnits(plans.Key, plans.Sum(static plan => plan.Quantity)))
            .Where(static planned => planned.Quantity != 0),
    ];
}
