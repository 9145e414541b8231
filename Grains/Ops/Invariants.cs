using System.Collections.Concurrent;
using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inventory;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Inventory;
using OrleansWarehouse.Grains.Orders;
using OrleansWarehouse.Storage.Log;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Ops;

/// <param name="Position">Up to where the log was read.</param>
/// <param name="AsOf">Up to where all consequences must have come: what began later may be on its way.</param>
/// <param name="SetAside">Ids of the reactions and deadlines that are set aside: what the books lack because of them is violated until they are
/// mended.</param>
public sealed record InvariantsReport(
    bool Clean, string Position, string AsOf, ImmutableArray<string> SetAside, ImmutableArray<InvariantCheck> Checks);

/// <param name="Checked">How many things were looked at.</param>
/// <param name="Violations">At most a hundred, in words.</param>
public sealed record InvariantCheck(string Name, long Checked, ImmutableArray<string> Violations);

/// <summary>
/// Proves, from the log alone, that nothing is oversold and nothing is lost, while the system runs. What the log held when the
/// question came (the mark) must have had all its consequences once the reactors have passed it; what came later may be on its
/// way and is only counted. Reactors that lag are not waited for without end: the mark then is where they are.
/// </summary>
public sealed class Invariants(IEventLog log, IReactions reactions, ISetAsides setAsides, IGrainFactory grains)
{
    private const int MostViolations = 100;
    private const int MostAsked = 5_000;
    private const int AskedAtOnce = 64;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async Task<InvariantsReport> CheckAsync(CancellationToken cancellationToken)
    {
        var mark = await log.ReadHeadPositionAsync(cancellationToken);
        if (!await reactions.CaughtUpAsync(Patience, cancellationToken))
            mark = Math.Min(mark, await reactions.ReadPositionAsync(cancellationToken));
        var open = await setAsides.ReadSetAsidesAsync(cancellationToken);
        var replay = new LogReplay();
        await replay.ReadAsync(log, await log.ReadHeadPositionAsync(cancellationToken), cancellationToken);

        ImmutableArray<InvariantCheck> checks =
        [
            Check("movementsArrive", replay.Ledger.OnTheWay, replay.Ledger.Stuck(mark)),
            Check("nothingIsNegative", replay.Ledger.Contents, replay.Ledger.Broken),
            StockIsHeld(replay),
            PromisedIsPickable(replay),
            PromisesHaveOrders(replay, mark),
            OrdersHavePromises(replay, mark),
            await ReplayIsMemoryAsync(replay, cancellationToken),
        ];
        return new(
            checks.All(check => check.Violations.IsEmpty), LogPosition.Format(replay.Position), LogPosition.Format(mark),
            [.. open.Select(static one => one.Id)], checks);
    }

    /// <summary>What stock counts in each bucket is what holders hold there, less what it has not heard of and what is on its way.</summary>
    private static InvariantCheck StockIsHeld(LogReplay replay)
    {
        var told = replay.Ledger.Told;
        foreach (var (place, flows) in replay.Ledger.Unheard())
            foreach (var flow in flows) StockLedger.Of(told, place).Add(flow, -1);
        var places = replay.Skus.SelectMany(static sku => sku.Value.State.Sites.Keys.Select(site => (Site: site, Sku: sku.Key)))
            .Concat(told.Keys)
            .ToHashSet();
        return Check("stockIsHeld", places.Count, from place in places
            let books = replay.Skus.TryGetValue(place.Sku, out var sku) ? sku.State.At(place.Site) : SiteStock.Empty
            let held = told.GetValueOrDefault(place) ?? new()
            from bucket in Enum.GetValues<Bucket>()
            where bucket is not (Bucket.Outside or Bucket.Expired)
            let counted = bucket is Bucket.Pickable ? books.Pickable + books.Expired : books.In(bucket)
            where counted != held[bucket]
            select $"{place.Sku} at {place.Site}: {counted} {bucket} by the SKU, {held[bucket]} by the holders. Count its places.");
    }

    /// <summary>When all is heard, no more is promised than can be picked; and what is promised is claimed.</summary>
    private static InvariantCheck PromisedIsPickable(LogReplay replay) => Check(
        "promisedIsPickable",
        replay.Skus.Count,
        from sku in replay.Skus
        from site in sku.Value.State.Sites
        let claimed = sku.Value.State.Claims.Values.Sum(claim => claim.Lines.Sum(line => line.ReservedAt(site.Key)))
        where claimed != site.Value.Reserved || (site.Value.Available < 0 && !replay.Ledger.Unheard().Any(one => one.Place == (site.Key, sku.Key)))
        select $"{sku.Key} at {site.Key}: {site.Value.Reserved} promised, {claimed} claimed, {site.Value.Pickable} can be picked and {site.Value.Picked} are picked.");

    private static InvariantCheck PromisesHaveOrders(LogReplay replay, long mark)
    {
        var claims = replay.Skus
            .SelectMany(sku => sku.Value.State.Claims.SelectMany(claim => claim.Value.Lines.Select(line => (Order: claim.Key, Line: line))))
            .ToArray();
        return Check("promisesHaveOrders", claims.Length, claims
            .Where(claim => IsSettled(replay, claim.Order, mark) && !Matches(replay, claim.Order, claim.Line))
            .Select(claim => $"{claim.Order} line {claim.Line.Line}: the SKU has promised {Promised(claim.Line)} and keeps {claim.Line.Backordered} waiting, the order says otherwise."));
    }

    private static InvariantCheck OrdersHavePromises(LogReplay replay, long mark)
    {
        var violations =
            from order in replay.Orders
            where IsSettled(replay, order.Key, mark)
            from line in order.Value.State.Placed!.Lines
            let wanted = OrderClaims.Of(order.Value.State, line.Line)
            where wanted > 0 && replay.Skus[line.Sku].State.Claims.GetValueOrDefault(order.Key)?.Line(line.Line) is null
            select $"{order.Key} line {line.Line}: {wanted} units wait or are promised, and the SKU knows nothing of it.";
        return Check("ordersHavePromises", replay.Orders.Count, violations);
    }

    /// <summary>Many at once: each that sleeps has to be woken, on a cluster by a database over the network.</summary>
    private async Task<InvariantCheck> ReplayIsMemoryAsync(LogReplay replay, CancellationToken cancellationToken)
    {
        var violations = new ConcurrentBag<string>();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = AskedAtOnce, CancellationToken = cancellationToken };
        var skus = replay.Skus.OrderByDescending(sku => sku.Value.Position).Take(MostAsked).ToArray();
        await Parallel.ForEachAsync(skus, parallel, async (sku, _) =>
        {
            var (id, (state, position)) = sku;
            var memory = await grains.GetGrain<ISkuGrain>(id.ToString()).AvailabilityAsync();
            var folded = SkuViews.Availability(state, id, default, position);
            if (memory?.Position == folded?.Position && !Same(memory, folded)) violations.Add($"{id}: memory and log differ.");
        });

        var orders = replay.Orders.OrderByDescending(order => order.Value.Position).Take(MostAsked).ToArray();
        await Parallel.ForEachAsync(orders, parallel, async (order, _) =>
        {
            var (id, (state, version, _)) = order;
            var memory = await grains.GetGrain<IOrderGrain>(id.ToString()).GetAsync();
            var folded = OrderViews.View(state, id, version);
            if (memory?.Version == version && (memory.Status, memory.UpdatedAt) != (folded!.Status, folded.UpdatedAt))
                violations.Add($"{id}: memory and log differ.");
        });

        return Check("replayIsMemory", skus.Length + orders.Length, violations);
    }

    private static bool Same(AvailabilityView? memory, AvailabilityView? folded) =>
        (memory?.OnHand, memory?.Available, memory?.Reserved, memory?.Backordered, memory?.Unavailable)
        == (folded?.OnHand, folded?.Available, folded?.Reserved, folded?.Backordered, folded?.Unavailable);

    /// <summary>Nothing has happened to the order since the mark, and it is not in the middle of its placement.</summary>
    private static bool IsSettled(LogReplay replay, OrderId id, long mark) =>
        replay.PromisedAt.GetValueOrDefault(id) <= mark
        && (!replay.Orders.TryGetValue(id, out var order) || (order.Position <= mark && !order.State.AwaitsStock));

    private static bool Matches(LogReplay replay, OrderId id, ClaimLine claim) =>
        replay.Orders.TryGetValue(id, out var order)
        && OrderClaims.Reserved(order.State, claim.Line) == Promised(claim)
        && OrderClaims.Waiting(order.State, claim.Line) == claim.Backordered;

    private static long Promised(ClaimLine line) => line.Reserved.Sum(part => part.Quantity);

    private static InvariantCheck Check(string name, long looked, IEnumerable<string> violations) =>
        new(name, looked, [.. violations.Take(MostViolations)]);
}
