using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Stock;

namespace OrleansWarehouse.Grains.Stock;

/// <summary>A decision of several events, each made on the state after the ones before it.</summary>
internal sealed class StockDraft(StockState before, DateTimeOffset now)
{
    private static readonly HashSet<ClaimLineId> Nobody = [];

    private readonly DateTimeOffset? expiryBefore = NextExpiry(before);
    private readonly ImmutableArray<StockEvent>.Builder events = ImmutableArray.CreateBuilder<StockEvent>();

    public StockState State { get; private set; } = before;

    /// <summary>The events, with the deadline of the next expiry if that has changed.</summary>
    public Decision<StockEvent> Decision
    {
        get
        {
            var decision = new Decision<StockEvent>(events.ToImmutable(), null, []);
            var next = NextExpiry(State);
            return next == expiryBefore ? decision : decision.WithDue(Stock.ExpiryDeadline, next);
        }
    }

    public static DateTimeOffset? NextExpiry(StockState state)
    {
        DateTimeOffset? next = null;
        foreach (var dates in state.Dated.Values)
            if (dates.NextAt is { } at && (next is null || at < next)) next = at;
        return next;
    }

    public StockDraft Add(StockEvent @event)
    {
        events.Add(@event);
        State = StockFold.Evolve(State, @event, now);
        return this;
    }

    /// <summary>Starts a new day at every site whose date has changed, and expires its goods.</summary>
    public StockDraft Expire()
    {
        foreach (var (site, dates) in State.Dated)
        {
            var day = SiteDates.DayOf(dates.Zone, now);
            if (day <= dates.Day || dates.Pickable.IsEmpty || dates.Pickable.Keys.First() >= day) continue;
            var flows = dates.Pickable
                .Where(pair => pair.Key < day)
                .Select(pair => new Flow(new(dates.Sku, Expiry: pair.Key), pair.Value, Bucket.Pickable, Bucket.Expired));
            Add(new GoodsExpired(site, day, [.. flows]));
            CoverPromises(site, Nobody);
        }

        return this;
    }

    /// <summary>Revokes promises at a site until no more is promised than can be picked: from lines without any allocated units, youngest first;
    /// then from those whose allocations were cut; then, if holders have not reported yet, from the youngest of all. Units in a tote are
    /// not taken from their line.</summary>
    public StockDraft CoverPromises(SiteId site, IReadOnlySet<ClaimLineId> cut)
    {
        if (State.At(site).Available >= 0) return this;
        var lines = YoungestFirst(site);
        foreach (var line in lines.Where(line => !cut.Contains(line))) TakeUnplanned(site, line);
        foreach (var line in lines.Where(cut.Contains)) TakeUnplanned(site, line);
        foreach (var line in lines) TakeBack(site, line.Order, line.Line, Math.Min(Missing(site), OnShelves(site, line)));
        return this;
    }

    /// <summary>Revokes a promise, as far as there is one, and backorders it.</summary>
    /// <param name="from">The picked units that were lost; null when the units had not been picked.</param>
    public void TakeBack(SiteId site, OrderId order, string line, long quantity, LostFrom? from = null)
    {
        var held = State.Claims.GetValueOrDefault(order)?.Line(line)?.ReservedAt(site) ?? 0;
        var part = Math.Min(held, quantity);
        if (part > 0) Add(new PromiseLost(order, line, site, part, from?.Container) { Key = from?.Key, Fulfilment = from?.Fulfilment ?? 0 });
    }

    /// <summary>Ends promises of a line: first its backorder, then its reservations at any site.</summary>
    public void End(ClaimLineId id, long quantity)
    {
        if (quantity <= 0 || State.Claims.GetValueOrDefault(id.Order)?.Line(id.Line) is not { } line) return;
        var part = Math.Min(quantity, line.Backordered);
        if (part > 0) Add(new PromiseEnded(id.Order, id.Line, null, part));
        quantity -= part;
        foreach (var reserved in line.Reserved)
        {
            part = Math.Min(quantity, reserved.Quantity);
            if (part > 0) Add(new PromiseEnded(id.Order, id.Line, reserved.Site, part));
            quantity -= part;
        }
    }

    /// <summary>Reserves what is available for backordered lines, in the order of the queue.</summary>
    public StockDraft FillQueue()
    {
        if (State.Waiting.IsEmpty || State.Sites.Values.All(static stock => stock.Available <= 0)) return this;
        foreach (var waiting in State.Waiting)
        {
            var only = State.Claims[waiting.Order].Line(waiting.Line)!.OnlySite;
            foreach (var site in State.Sites.Keys)
                if (only is null || only == site) Fill(waiting, site);
        }

        return this;
    }

    /// <summary>Loops, because the line may have units in a tote that were not promised to it: those cover it first, and use up no availability.</summary>
    private void Fill(WaitingLine waiting, SiteId site)
    {
        while (State.Claims[waiting.Order].Line(waiting.Line) is { Backordered: > 0 and var wanted } && State.At(site).Available is > 0 and var available)
            Add(new BackorderFilled(waiting.Order, waiting.Line, site, Math.Min(wanted, available)));
    }

    private void TakeUnplanned(SiteId site, ClaimLineId line)
    {
        var unplanned = OnShelves(site, line) - Math.Max(0, State.OnFloor(line.Order, line.Line, site).Planned);
        TakeBack(site, line.Order, line.Line, Math.Min(Missing(site), unplanned));
    }

    private long Missing(SiteId site) => -State.At(site).Available;

    private long OnShelves(SiteId site, ClaimLineId line) =>
        State.Claims.GetValueOrDefault(line.Order)?.Line(line.Line) is { } claim ? State.OnShelves(line.Order, claim, site) : 0;

    private ClaimLineId[] YoungestFirst(SiteId site) =>
    [
        .. State.Claims
            .OrderBy(static claim => claim.Value.Priority)
            .ThenByDescending(static claim => claim.Value.PlacedAt)
            .ThenByDescending(static claim => claim.Key.ToString(), StringComparer.Ordinal)
            .SelectMany(claim => claim.Value.Lines
                .Where(line => line.ReservedAt(site) > 0)
                .Select(line => new ClaimLineId(claim.Key, line.Line))),
    ];
}
