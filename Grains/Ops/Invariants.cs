using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Ops.Laws;
using OrleansWarehouse.Storage.Log;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Ops;

/// <summary>
/// Checks that nothing is oversold and nothing is lost, while the system runs. The reactions to everything that the log held at the call (the
/// mark) must be done once the reactors have passed it; later ones may be under way. The law book is queried for differences, and queried
/// again when the reactors have passed those: a difference that stays the same does not resolve itself.
/// </summary>
public sealed class Invariants(IEventLog log, IReactions reactions, ISetAsides setAsides, LawQueries book, StateSamples samples)
{
    private const int MaxViolations = 100;

    /// <summary>Reactions may cause further reactions: each look is later than the reactions to those seen by the look before.</summary>
    private const int Looks = 3;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async Task<InvariantsReport> CheckAsync(LawScope scope, CancellationToken cancellationToken)
    {
        var head = await log.ReadHeadPositionAsync(cancellationToken);
        var mark = await reactions.WaitForAllAsync(Patience, cancellationToken)
            ? head
            : Math.Min(head, await reactions.ReadPositionAsync(cancellationToken));
        var open = await setAsides.ReadSetAsidesAsync(cancellationToken);
        // The reactions to the events before the mark were written after it.
        var written = await log.ReadHeadPositionAsync(cancellationToken);
        var laws = book.AsOf(written);
        var advice = new Advice(laws, open);
        var stock = await laws.StockDifferencesAsync(scope, cancellationToken);
        var goods = await laws.GoodsDifferencesAsync(scope, cancellationToken);
        var overPromised = await LookAsync(
            laws, static (laws, scope, none) => laws.OverPromisedAsync(scope, none), scope, static () => Task.FromResult(true), cancellationToken);
        var (promising, ordering) = await ClaimsAsync(laws, scope, advice, cancellationToken);
        ImmutableArray<InvariantCheck> checks =
        [
            await DescribeAsync("stockIsHeld", await laws.CountAsync("law_stock", scope, cancellationToken),
                Finding<StockDifference>.First(stock), advice.OfAsync, cancellationToken),
            await DescribeAsync("onHandIsHeld", await laws.CountAsync("law_goods", scope, cancellationToken),
                Finding<GoodsDifference>.First(goods), advice.OfAsync, cancellationToken),
            await MovementsAsync(laws, scope, mark, advice, cancellationToken),
            await NothingIsNegativeAsync(laws, scope, advice, cancellationToken),
            await DescribeAsync("promisedIsPickable", await laws.CountAsync("law_promises", scope, cancellationToken),
                overPromised, advice.OfAsync, cancellationToken),
            promising,
            ordering,
            await samples.CheckAsync(scope, written, cancellationToken),
        ];
        return new(
            checks.All(static check => check.Found == 0), LogPosition.Format(head), LogPosition.Format(mark),
            [.. open.Select(static one => one.Id)], checks);
    }

    /// <summary>Queries until there is no difference, or until it has stayed the same in every look.</summary>
    /// <param name="laws">The queries of the first look; the others see what was written since.</param>
    /// <param name="wait">Waits for the reactions that may resolve the difference, before each look but the first; false when they may still come.</param>
    private async Task<Finding<T>> LookAsync<T>(
        LawQueries laws, Func<LawQueries, LawScope, CancellationToken, Task<Page<T>>> ask, LawScope scope, Func<Task<bool>> wait,
        CancellationToken cancellationToken)
        where T : Row
    {
        var finding = Finding<T>.First(await ask(laws, scope, cancellationToken));
        for (var look = 1; look < Looks && finding.Found > 0; look++)
        {
            if (!await wait()) return new([], 0, finding.Found);
            finding = finding.Again(await ask(book, scope, cancellationToken));
        }

        return finding;
    }

    private static async Task<InvariantCheck> MovementsAsync(
        LawQueries laws, LawScope scope, long mark, Advice advice, CancellationToken cancellationToken)
    {
        var stuck = await laws.UnderWayAsync(scope, mark, cancellationToken);
        var all = await laws.CountAsync("law_moving", scope, cancellationToken) + await laws.CountAsync("law_unheard", scope, cancellationToken);
        var finding = new Finding<UnderWay>(stuck.Rows, stuck.Found, Math.Max(0, all - stuck.Found));
        return await DescribeAsync("movementsArrive", all, finding, (row, _) => Task.FromResult(advice.Of(row)), cancellationToken);
    }

    private static async Task<InvariantCheck> NothingIsNegativeAsync(
        LawQueries laws, LawScope scope, Advice advice, CancellationToken cancellationToken)
    {
        var (places, buckets) = (await laws.NegativeQuantitiesAsync(scope, cancellationToken), await laws.NegativeBucketsAsync(scope, cancellationToken));
        var looked = await laws.CountAsync("stock", scope, cancellationToken) + await laws.CountAsync("law_stock", scope, cancellationToken);
        var finding = new Finding<NegativeQuantity>([.. places.Rows, .. buckets.Rows], places.Found + buckets.Found, 0);
        return await DescribeAsync("nothingIsNegative", looked, finding, (row, _) => Task.FromResult(advice.Of(row)), cancellationToken);
    }

    /// <summary>One comparison with two results: promises without an order, and orders without their promise.</summary>
    private async Task<(InvariantCheck Promises, InvariantCheck Orders)> ClaimsAsync(
        LawQueries laws, LawScope scope, Advice advice, CancellationToken cancellationToken)
    {
        var apart = await LookAsync(
            laws, static (laws, scope, none) => laws.ClaimDifferencesAsync(scope, none), scope,
            () => reactions.WaitForAllAsync(Patience, cancellationToken).AsTask(), cancellationToken);
        var orders = apart.Rows.Where(static row => row.Promised == 0).ToArray();
        var promises = apart.Rows.Where(static row => row.Promised != 0).ToArray();
        return (
            await DescribeAsync("promisesHaveOrders", await laws.CountAsync("law_promises", scope, cancellationToken),
                new Finding<ClaimDifference>(promises, apart.Found - orders.Length, apart.UnderWay), TellOf, cancellationToken),
            await DescribeAsync("ordersHavePromises", await laws.CountAsync("law_wanted", scope, cancellationToken),
                new Finding<ClaimDifference>(orders, orders.Length, 0), TellOf, cancellationToken));

        Task<string> TellOf(ClaimDifference row, CancellationToken none) => Task.FromResult(advice.Of(row));
    }

    private static async Task<InvariantCheck> DescribeAsync<T>(
        string name, long looked, Finding<T> finding, Func<T, CancellationToken, Task<string>> tell, CancellationToken cancellationToken)
        where T : Row
    {
        var violations = ImmutableArray.CreateBuilder<string>();
        foreach (var row in finding.Rows.Take(MaxViolations)) violations.Add(await tell(row, cancellationToken));
        return new(name, looked, violations.DrainToImmutable(), finding.Found, finding.UnderWay);
    }
}
