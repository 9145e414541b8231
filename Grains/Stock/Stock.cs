using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Stock;

namespace OrleansWarehouse.Grains.Stock;

/// <summary>Decides what may be promised of a SKU: pure.</summary>
public static class Stock
{
    /// <summary>The deadline at which goods expire.</summary>
    public const string ExpiryDeadline = "expiry";

    private static readonly Decision<StockEvent> Nothing = Decision<StockEvent>.Nothing;

    /// <summary>Sets what an order wants. Released units go to the queue. A revision that is not new changes nothing.</summary>
    public static Decision<StockEvent> Set(StockState state, SetClaim command, DateTimeOffset now)
    {
        if (state.Claim(command.Order)?.Revision >= command.Revision) return Nothing;
        var draft = new StockDraft(state, now).Expire();
        var set = new ClaimDraft(draft.State, command).Event();
        // Units that its sites lack may be available elsewhere by now: the order asked a moment ago where there are some.
        if (state.Dated.IsEmpty && !state.Floor.ContainsKey(command.Order) && !Frees(set) && !Lacks(state, set)) return set;
        return draft.Add(set).FillQueue().Decision;
    }

    /// <summary>Records a holder's report. Units lost from a line's own tote are that line's loss; if less can be picked than is promised,
    /// other lines lose promises.</summary>
    public static Decision<StockEvent> RecordReport(StockState state, HolderReport report, DateTimeOffset now)
    {
        var draft = new StockDraft(state, now).Expire();
        var dates = draft.State.Dated.GetValueOrDefault(report.Site);
        draft.Add(new GoodsHeard(
            report.Reference, report.Site, report.Holder, report.Reason,
            [.. report.Flows.Select(flow => Dated(flow, dates))], report.Planned)
        {
            Zone = report.Flows.Any(static flow => flow.Key.Expiry is not null) ? report.Zone : null,
        });
        if (report.Reason is StockReason.Shipped) EndPromises(state, report, draft);
        foreach (var flow in report.Flows)
        {
            // A line has good units only; if they are in another condition now, it has lost good ones.
            if (flow is { From: Bucket.Picked, For: { } line, To: not Bucket.PutBack } && report.Reason is not StockReason.Shipped)
                draft.TakeBack(report.Site, line.Order, line.Line, flow.Quantity, new(report.Holder, flow.Key with { Condition = Condition.Good }, flow.Fulfilment));
        }

        var cut = report.Planned.Where(static part => part.Quantity < 0).Select(static part => part.For).ToHashSet();
        return draft.CoverPromises(report.Site, cut).FillQueue().Decision;
    }

    /// <summary>Makes goods unavailable that have expired since.</summary>
    public static Decision<StockEvent> Expire(StockState state, DateTimeOffset now)
    {
        var decision = new StockDraft(state, now).Expire().FillQueue().Decision;
        // Keeps the deadline until nothing more expires, unless this decision has already moved it.
        return decision.Due.IsEmpty ? decision.WithDue(ExpiryDeadline, StockDraft.NextExpiry(state)) : decision;
    }

    public static Decision<StockEvent> Announce(StockState state, AnnounceSupply command)
    {
        var known = state.Inbound.GetValueOrDefault(command.Asn.ToString());
        var same = command.Quantity == (known?.Quantity ?? 0)
            && (known is null || (known.At == command.At && known.Site == command.Site));
        return same ? Nothing : new SupplyAnnounced(command.Asn, command.Site, command.At, command.Quantity);
    }

    /// <summary>Units may ship that were recorded as lost before: ends what their line was promised, or waits for, in their place.</summary>
    private static void EndPromises(StockState before, HolderReport report, StockDraft draft)
    {
        foreach (var units in report.Flows.Where(static flow => flow.For is not null).GroupBy(static flow => flow.For!))
        {
            if (before.Claims.GetValueOrDefault(units.Key.Order)?.Line(units.Key.Line) is not { } line) continue;
            draft.End(units.Key, units.Sum(static flow => flow.Quantity) - line.ReservedAt(report.Site));
        }
    }

    private static bool Frees(ClaimSet set) =>
        set.Lines.Any(static line => line.Backordered < 0 || line.Reserved.Any(static part => part.Quantity < 0));

    private static bool Lacks(StockState state, ClaimSet set) =>
        set.Lines.Any(line => line.Backordered > 0 || state.Claim(set.Order)?.Line(line.Line) is { Backordered: > 0 }) && state.Sites.Values.Any(static stock => stock.Available > 0);

    /// <summary>Goods that have expired by now are not pickable, whatever their holder knew when it reported them.</summary>
    private static Flow Dated(Flow flow, SiteDates? dates)
    {
        if (dates is null || flow.Key.Expiry is not { } expiry || expiry >= dates.Day) return flow;
        return flow with { From = Expired(flow.From), To = Expired(flow.To) };
    }

    private static Bucket Expired(Bucket bucket) => bucket is Bucket.Pickable ? Bucket.Expired : bucket;
}
