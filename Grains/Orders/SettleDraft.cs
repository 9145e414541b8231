using System.Collections.Immutable;

using OrleansWarehouse.Grains.Fulfilments;
using OrleansWarehouse.Grains.Interfaces.Fulfilments;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Interfaces.Stock;

namespace OrleansWarehouse.Grains.Orders;

/// <summary>Makes an order's fulfilments those of its claims: says what to ask of which, takes down what they answer, and decides.</summary>
internal sealed class SettleDraft(OrderState before, IReadOnlyDictionary<SkuId, ClaimView> claims)
{
    private readonly OrderDraft draft = new(before);
    private readonly ImmutableArray<ClaimedLine> lines =
    [
        .. from line in before.Placed!.Lines
           where claims.ContainsKey(line.Sku)
           select ClaimedLine.Of(line, claims[line.Sku].Lines.FirstOrDefault(known => known.Line == line.Line)),
    ];

    private readonly Dictionary<SiteId, List<(OrderLine Line, long Quantity)>> missing = [];
    private readonly List<(OrderLine Line, long Quantity)> waiting = [];

    /// <summary>What was lost of its own goods, of which the order has not heard: which ones they are, the claim does not say.</summary>
    public IEnumerable<(SkuId Sku, ClaimLoss Loss)> Losses =>
        from claim in claims
        from loss in claim.Value.Losses
        where loss.Version > before.Seen.GetValueOrDefault(claim.Key)
        select (claim.Key, loss);

    /// <summary>The least advanced first.</summary>
    public IReadOnlyList<PartDraft> Begun => [.. draft.Begun.OrderBy(static part => part.Status)];

    /// <summary>What pickers did not find there.</summary>
    public ImmutableArray<LineQuantity> Short(PartDraft part) =>
    [
        .. from missed in before.Shorts
           where missed.Fulfilment == part.Sequence && part.Of(missed.Line) > missed.Leave
           select new LineQuantity(missed.Line, part.Line(missed.Line)!.Sku, missed.Leave),
    ];

    /// <summary>Lines of which its site has more than is promised there, and how many of them to leave.</summary>
    public ImmutableArray<LineQuantity> TooMany(PartDraft part) =>
    [
        .. from line in lines
           let over = Math.Min(draft.At(line.Name, part.Site!.Value) - line.At(part.Site.Value), part.Of(line.Name))
           where over > 0
           select new LineQuantity(line.Name, line.Line.Sku, part.Of(line.Name) - over),
    ];

    /// <summary>Takes down what waits, and finds out what fulfilments do not have that is promised. What is in a parcel without a promise is
    /// not given up: as many fewer are promised to the order elsewhere.</summary>
    public void Share()
    {
        foreach (var line in lines)
        {
            draft.Unwait(line.Name, draft.Waiting(line.Name) - line.Waiting);
            var room = before.Wanted(line.Line) - draft.Of(line.Name);
            foreach (var (site, units) in line.Sites)
            {
                var part = Math.Min(room, units - draft.At(line.Name, site));
                if (part <= 0) continue;
                if (!missing.TryGetValue(site, out var some)) missing.Add(site, some = []);
                some.Add((line.Line, part));
                room -= part;
            }

            if (Math.Min(room, line.Waiting - draft.Waiting(line.Name)) is > 0 and var waits) waiting.Add((line.Line, waits));
        }
    }

    /// <summary>What a fulfilment may take on, while no wave has it.</summary>
    public ImmutableArray<LineQuantity> Missing(PartDraft part) => part.IsUnstarted && missing.TryGetValue(part.Site!.Value, out var some)
        ? [.. some.Select(one => new LineQuantity(one.Line.Line, one.Line.Sku, part.Of(one.Line.Line) + one.Quantity))]
        : [];

    /// <summary>What it has taken on is missing no more.</summary>
    public void Took(PartDraft part, ImmutableArray<LineQuantity> asked)
    {
        var some = missing[part.Site!.Value];
        for (var i = 0; i < some.Count; i++) some[i] = some[i] with { Quantity = Math.Min(some[i].Quantity, asked[i].Quantity - part.Of(asked[i].Line)) };
        some.RemoveAll(static one => one.Quantity <= 0);
    }

    /// <summary>What nobody has taken on begins anew, or waits: what is promised comes first.</summary>
    public void BeginRest()
    {
        foreach (var (site, some) in missing)
            foreach (var (line, quantity) in some) draft.Begin(line, site, quantity);
        foreach (var (line, quantity) in waiting) draft.Wait(line, quantity);
        foreach (var part in draft.New) part.Begin();
    }

    public bool MayGo(DateTimeOffset now) => Order.MayGo(before.Placed!, draft.IsWaiting, now);

    /// <summary>May be decided more than once, on reference data that are newer each time.</summary>
    /// <param name="state">Should it not be the one that others were asked for, somebody else has settled: nothing is decided.</param>
    public Decision<OrderEvent> Decide(OrderId id, OrderState state, DateTimeOffset now, Func<SiteId, DateTimeOffset?> shipBy)
    {
        if (state.Version != before.Version) return Decision<OrderEvent>.Nothing;
        if (MayGo(now))
            foreach (var part in draft.New) part.Release(shipBy(part.Site!.Value));
        var decision = new Decision<OrderEvent>([Settled(), .. Unwanted()], null, []);
        decision = draft.New.Aggregate(decision, (all, part) => all.With(Beginning.Of(
            FulfilmentGrain.Definition, new FulfilmentId(id, part.Sequence).Key, Opened(part))));
        return state.Seen.IsEmpty && state.Placed!.ShipAfter > now ? decision.WithDue(Order.ReleaseDeadline, state.Placed.ShipAfter) : decision;
    }

    private OrderEvent Settled()
    {
        var seen = claims.Select(static claim => new SeenSku(claim.Key, claim.Value.AsOf)).ToImmutableArray();
        return before.Seen.IsEmpty ? new OrderReserved(draft.Status, draft.Changed, seen) : new OrderSettled(draft.Status, draft.Changed, seen);
    }

    private FulfilmentEvent Opened(PartDraft part) => new FulfilmentOpened(
        part.Site!.Value, part.Status, [.. part.Lines.Select(static line => new FulfilmentLine(line.Line, line.Sku, line.Quantity))], part.ShipBy,
        before.Placed!.ServiceLevel, before.Placed.Priority, before.Placed.PlacedAt);

    /// <summary>What was packed while it was being cancelled.</summary>
    private IEnumerable<OrderEvent> Unwanted()
    {
        var requested = ImmutableArray.CreateBuilder<RequestedCancel>();
        foreach (var line in lines)
        {
            var rest = Math.Min(draft.Of(line.Name) - before.Wanted(line.Line), before.Cancelled.GetValueOrDefault(line.Name));
            foreach (var part in draft.Begun)
            {
                if (rest <= 0 || part.Told.FirstOrDefault(told => told.Line == line.Name) is not { } told) continue;
                var units = Math.Min(rest, told.Packed);
                if (units > 0) requested.Add(new(part.Sequence, line.Name, units, told.InParcels));
                rest -= units;
            }
        }

        if (requested.Count > 0) yield return new CancellationRequested("packed meanwhile", requested.ToImmutable(), true);
    }
}
