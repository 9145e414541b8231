using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inventory;

namespace OrleansWarehouse.Grains.Inventory;

/// <summary>What may be promised of a SKU: decisions, pure.</summary>
public static class Sku
{
    /// <summary>The deadline at which goods expire.</summary>
    public const string ExpiryDeadline = "expiry";

    private static readonly Decision<SkuEvent> Nothing = Decision<SkuEvent>.Nothing;

    public static Decision<SkuEvent> Put(SkuState state, PutSku command)
    {
        if (command.IfVersion is { } expected && expected != state.DefinitionVersion) return Refusal.Stale(state.DefinitionVersion);
        if (command.Definition.SameAs(state.Definition)) return Nothing;
        if (state.Definition is { } known && known.Tracking != command.Definition.Tracking && state.Sites.Count > 0)
            return Refusal.Conflict("tracking_in_use", "Tracking cannot change while there is stock.");
        return new SkuDefined(command.Definition);
    }

    /// <summary>Takes each line from its sites in their order, the rest is queued. Once per attempt of an order.</summary>
    public static Decision<SkuEvent> Reserve(SkuState state, Reserve command, DateTimeOffset now)
    {
        if (state.Definition is null) return Refusal.NotFound("unknown_sku", "There is no such SKU.");
        if (state.Claims.TryGetValue(command.Order, out var claim) && claim.Attempt >= command.Version) return Nothing;
        if (state.Fences.TryGetValue(command.Order, out var fence) && fence >= command.Version)
            return Refusal.Conflict("claim_over", "This claim was given up already.");

        // What its sites do not have may be elsewhere by now: the order has asked where there is some a moment ago.
        var reserved = Reserved(state, command);
        if (state.Dated.IsEmpty && !state.Floor.ContainsKey(command.Order) && !Lacks(state, reserved)) return reserved;
        var draft = new SkuDraft(state, now).Expire();
        return draft.Add(Reserved(draft.State, command)).FillQueue().Decision;
    }

    /// <summary>Gives up what the order still holds of the lines asked for; freed units serve the queue.</summary>
    public static Decision<SkuEvent> Release(SkuState state, Release command, DateTimeOffset now)
    {
        var claim = state.Claims.GetValueOrDefault(command.Order);
        if (claim is null && state.Fences.GetValueOrDefault(command.Order) >= command.Version) return Nothing;

        var lines = command.Lines
            .Select(line => Clamp(line, claim?.Line(line.Line)))
            .Where(line => line.Backordered > 0 || !line.Reserved.IsEmpty)
            .ToImmutableArray();
        return new SkuDraft(state, now)
            .Add(new StockReleased(command.Order, command.Version, lines))
            .FillQueue()
            .Decision;
    }

    /// <summary>Takes down what a holder tells. What is lost of a line's own units in a tote is that line's loss; where less can be picked
    /// than is promised, others lose.</summary>
    public static Decision<SkuEvent> Hear(SkuState state, HolderReport report, DateTimeOffset now)
    {
        var draft = new SkuDraft(state, now).Expire();
        var dates = draft.State.Dated.GetValueOrDefault(report.Site);
        draft.Add(new GoodsHeard(
            report.Reference, report.Site, report.Holder, report.Reason,
            [.. report.Flows.Select(flow => Dated(flow, dates))], report.Planned)
        {
            Zone = report.Flows.Any(static flow => flow.Key.Expiry is not null) ? report.Zone : null,
        });
        foreach (var flow in report.Flows)
        {
            // A line has good ones only; should they be in another condition now, it has lost good ones.
            if (flow is { From: Bucket.Picked, For: { } line, To: not Bucket.PutBack } && report.Reason is not StockReason.Shipped)
                draft.TakeBack(report.Site, line.Order, line.Line, flow.Quantity, new(report.Holder, flow.Key with { Condition = Condition.Good }, flow.Fulfilment));
        }

        var cut = report.Planned.Where(static part => part.Quantity < 0).Select(static part => part.For).ToHashSet();
        return draft.CoverPromises(report.Site, cut).FillQueue().Decision;
    }

    /// <summary>What has expired since is not for sale any more.</summary>
    public static Decision<SkuEvent> Expire(SkuState state, DateTimeOffset now)
    {
        var decision = new SkuDraft(state, now).Expire().FillQueue().Decision;
        // The deadline stays until there is nothing more to wait for; what is decided here has moved it already.
        return decision.Due.IsEmpty ? decision.WithDue(ExpiryDeadline, SkuDraft.NextExpiry(state)) : decision;
    }

    public static Decision<SkuEvent> Announce(SkuState state, AnnounceSupply command)
    {
        var known = state.Inbound.GetValueOrDefault(command.Asn.ToString());
        var same = command.Quantity == (known?.Quantity ?? 0)
            && (known is null || (known.At == command.At && known.Site == command.Site));
        return same ? Nothing : new SupplyAnnounced(command.Asn, command.Site, command.At, command.Quantity);
    }

    private static bool Lacks(SkuState state, StockReserved reserved) =>
        reserved.Lines.Any(static line => line.Backordered > 0) && state.Sites.Values.Any(static stock => stock.Available > 0);

    private static StockReserved Reserved(SkuState state, Reserve command)
    {
        var taken = new Dictionary<SiteId, long>();
        return new(
            command.Order, command.Version, command.Priority, command.PlacedAt,
            [.. command.Lines.Select(line => Take(state, line, taken))]);
    }

    /// <summary>Goods that are expired by now are not pickable, whatever their holder knew when it told of them.</summary>
    private static Flow Dated(Flow flow, SiteDates? dates)
    {
        if (dates is null || flow.Key.Expiry is not { } expiry || expiry >= dates.Day) return flow;
        return flow with { From = Expired(flow.From), To = Expired(flow.To) };
    }

    private static Bucket Expired(Bucket bucket) => bucket is Bucket.Pickable ? Bucket.Expired : bucket;

    private static ClaimLine Take(SkuState state, ReserveLine line, Dictionary<SiteId, long> taken)
    {
        var parts = ImmutableArray.CreateBuilder<SiteQuantity>();
        var wanted = line.Quantity;
        foreach (var site in line.Sites)
        {
            var free = state.At(site).Available - taken.GetValueOrDefault(site);
            var part = Math.Min(free, wanted);
            if (part <= 0) continue;
            taken[site] = taken.GetValueOrDefault(site) + part;
            wanted -= part;
            parts.Add(new(site, part));
        }

        return new(line.Line, parts.ToImmutable(), wanted, line.OnlySite);
    }

    private static ReleaseLine Clamp(ReleaseLine asked, ClaimLine? held) => asked with
    {
        Reserved = [.. asked.Reserved
            .Select(part => part with { Quantity = Math.Min(part.Quantity, held?.ReservedAt(part.Site) ?? 0) })
            .Where(part => part.Quantity > 0)],
        Backordered = Math.Min(asked.Backordered, held?.Backordered ?? 0),
    };
}
