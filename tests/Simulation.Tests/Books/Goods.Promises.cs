using OrleansWarehouse.Grains.Inbound;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inbound;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Grains.Locations;
using OrleansWarehouse.Grains.Stock;

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

    /// <summary>Units that were promised and that holders gave up, of which stock has not heard: what is pickable no more, less what it went
    /// to the lines for that it was promised to, and what lines have lost.</summary>
    public long GivenUp(string sku, string site)
    {
        var (sum, heard) = (0L, new Dictionary<ClaimLineId, long>());
        foreach (var flow in hearing.Flows(sku, site))
        {
            if (flow.From is Bucket.Pickable) sum += flow.Quantity;
            if (flow.For is not { } line) continue;
            if (flow.To is Bucket.Picked) heard[line] = heard.GetValueOrDefault(line) - flow.Quantity;
            if (flow.From is Bucket.Picked) heard[line] = heard.GetValueOrDefault(line) + flow.Quantity;
        }

        if (heard.Count == 0) return sum;
        var picked = Picked(sku, site);
        var reserved = Lines(sku, site).ToDictionary(static line => line.Line, static line => line.Reserved);
        foreach (var (line, unheard) in heard)
        {
            var (promised, has) = (reserved.GetValueOrDefault(line), picked.GetValueOrDefault(line));
            sum += Math.Max(0, promised - has) - (promised - Math.Clamp(has + unheard, 0, promised));
        }

        return sum;
    }

    private IEnumerable<(ClaimLineId Line, long Reserved)> Lines(string sku, string site) => ledger.Of($"sku:{sku}") is not StockState state
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
