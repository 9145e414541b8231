using OrleansWarehouse.Grains.Inbound;
using OrleansWarehouse.Grains.Interfaces.Inbound;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inventory;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Inventory;
using OrleansWarehouse.Grains.Locations;

namespace OrleansWarehouse.Simulation.Tests.Books;

/// <summary>What is promised, what could be picked for it, and what holders gave up of it before stock has heard.</summary>
internal sealed partial class Goods
{
    private readonly Hearing hearing = new();

    /// <summary>Takes what was written, after the ledger has.</summary>
    public void Hear(StoredEvent stored) => hearing.Add(stored);

    /// <summary>Promised of a SKU at a site to lines that have not got it in a tote or parcel yet.</summary>
    public long Promised(string sku, string site)
    {
        var picked = Picked(sku, site);
        return Lines(sku, site).Sum(line => Math.Max(0, line.Reserved - picked.GetValueOrDefault(line.Line)));
    }

    /// <summary>Units that pickers could take, that are on their way to such a place, or that stand at the dock for one.</summary>
    /// <param name="turning">Says whether a place or a put-away (null: anything) is about to tell of what happened to it: until then a
    /// dock's plan leads where the dock was told.</param>
    public long Pickable(string sku, string site, Func<string?, bool> turning)
    {
        var sum = hearing.OnTheWay(sku, site).Where(static goods => goods is { InDoubt: false, As: Bucket.Pickable }).Sum(static goods => goods.Quantity);
        foreach (var (key, state) in ledger.OfKind("location"))
        {
            var location = (LocationState)state;
            if (!IsAt(key, site) || location.Definition is not { Blocked: false, Kind: var kind }) continue;
            if (kind is LocationKind.Pick or LocationKind.Overstock)
                sum += location.Holding.Contents.Where(pair => IsGood(pair.Key, sku)).Sum(static pair => pair.Value.Quantity - pair.Value.InDoubt);
            else if (kind is LocationKind.Receiving)
                sum += location.Holding.Allocations.Where(plan => plan.Value.Plan.Kind is PlanKind.PutAway && LeadsToPickers(site, plan.Key, plan.Value.Plan, turning))
                    .Sum(plan => plan.Value.Left.Where(goods => IsGood(goods.Key, sku)).Sum(static goods => goods.Quantity));
        }

        return sum;
    }

    /// <summary>Units that were promised and that holders gave up, of which stock has not heard.</summary>
    public long GivenUp(string sku, string site)
    {
        var (sum, forLines) = (0L, new Dictionary<ClaimLineId, (long Taken, long Lost)>());
        foreach (var flow in hearing.Flows(sku, site))
        {
            var known = flow.For is { } line ? forLines.GetValueOrDefault(line) : default;
            if (flow is { From: Bucket.Pickable, To: Bucket.Picked, For: { } taker }) forLines[taker] = (known.Taken + flow.Quantity, known.Lost);
            else if (flow is { From: Bucket.Picked, For: { } loser }) forLines[loser] = (known.Taken, known.Lost + flow.Quantity);
            else if (flow.From is Bucket.Pickable) sum += flow.Quantity;
        }

        if (forLines.Count == 0) return sum;
        var picked = Picked(sku, site);
        var reserved = Lines(sku, site).ToDictionary(static line => line.Line, static line => line.Reserved);
        foreach (var (line, (taken, lost)) in forLines)
        {
            // What was picked for a line that is promised it takes from nobody; what a line lost is promised to it as before.
            var open = reserved.GetValueOrDefault(line) - picked.GetValueOrDefault(line);
            sum += Math.Min(taken, Math.Max(0, -open)) + Math.Min(lost, Math.Max(0, open));
        }

        return sum;
    }

    private IEnumerable<(ClaimLineId Line, long Reserved)> Lines(string sku, string site) => ledger.Of($"sku:{sku}") is not SkuState state
        ? []
        : state.Claims.SelectMany(claim => claim.Value.Lines.Select(line => (new ClaimLineId(claim.Key, line.Line), line.ReservedAt(new(site)))));

    /// <summary>By order line, what is in totes and parcels for it, or on its way there.</summary>
    private Dictionary<ClaimLineId, long> Picked(string sku, string site)
    {
        var picked = new Dictionary<ClaimLineId, long>();
        foreach (var (key, container) in ledger.OfKind("container"))
        {
            var allocations = ((ContainerState)container).Holding.Allocations;
            if (allocations.IsEmpty || !IsAt(key, site)) continue;
            foreach (var allocation in allocations.Values)
                if (allocation.Plan is { Kind: PlanKind.Line, For: { } line }) Add(line.Claim, Of(allocation, sku));
        }

        foreach (var goods in hearing.OnTheWay(sku, site))
            if (goods is { InDoubt: false, As: Bucket.Picked, For: { } line }) Add(line.Claim, goods.Quantity);
        return picked;

        void Add(ClaimLineId line, long quantity) => picked[line] = picked.GetValueOrDefault(line) + quantity;
    }

    private bool LeadsToPickers(string site, string putAway, Plan plan, Func<string?, bool> turning)
    {
        // The dock is asked first, and then the put-away is written.
        if (ledger.Of($"putAway:{site}/{putAway}") is not PutAwayState { Plan.To: { } to }) return plan.ToShelf && turning(null);
        return ledger.Of($"location:{to}") is LocationState { Definition: { Blocked: false, Kind: LocationKind.Pick or LocationKind.Overstock } }
            || (plan.ToShelf && (turning($"location:{to}") || turning($"putAway:{site}/{putAway}")));
    }
}
