using System.Collections.Concurrent;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Grains.Locations;
using OrleansWarehouse.Grains.Ops.Laws;
using OrleansWarehouse.Grains.Orders;
using OrleansWarehouse.Grains.Stock;

namespace OrleansWarehouse.Grains.Ops;

/// <summary>
/// Compares the state of grains in memory with their events. Each call checks the next few, so that it takes as long for a million grains as
/// for a thousand: SKUs against the law book, orders against their streams and those of their fulfilments, holders against the list of stock. A grain that changes
/// meanwhile is checked again.
/// </summary>
public sealed class StateSamples(OrderHistory orders, IGrainFactory grains, SampleQueries queries)
{
    private const int AskedAtOnce = 64;
    private const int Tries = 3;
    private const int MaxViolations = 100;

    /// <summary>Streams of orders are short; longer ones are skipped.</summary>
    private const int LongestStream = 500;

    /// <param name="asOf">The check includes the log up to this position.</param>
    public async Task<InvariantCheck> CheckAsync(LawScope scope, long asOf, CancellationToken cancellationToken)
    {
        var violations = new ConcurrentBag<string>();
        var looked = 0L;
        await EachAsync(await queries.NextSkusAsync(scope, asOf, cancellationToken), CheckSkuAsync);
        await EachAsync(await queries.NextOrdersAsync(scope, asOf, cancellationToken), CheckOrderAsync);
        await EachAsync(await queries.NextHoldersAsync(scope, asOf, cancellationToken), CheckHolderAsync);
        return new("replayIsMemory", looked, [.. violations.Order(StringComparer.Ordinal).Take(MaxViolations)], violations.Count, 0);

        // In parallel, because each inactive grain has to be loaded, in a cluster from a database over the network.
        Task EachAsync<T>(IReadOnlyList<T> things, Func<T, CancellationToken, Task<string?>> check)
        {
            looked += things.Count;
            var parallel = new ParallelOptions { MaxDegreeOfParallelism = AskedAtOnce, CancellationToken = cancellationToken };
            return Parallel.ForEachAsync(things, parallel, async (thing, token) =>
            {
                if (await check(thing, token) is { } violation) violations.Add(violation);
            });
        }
    }

    private async Task<string?> CheckSkuAsync(SkuId sku, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < Tries; tries++)
        {
            var memory = await grains.GetGrain<IStockGrain>(sku.ToString()).AvailabilityAsync();
            if (!LogPosition.TryParse(memory.Position, out var position)) return null;
            var book = await queries.SkuAsync(sku, position, cancellationToken);
            if (memory.Position != book.Position) continue;
            return book.Waiting == memory.Backordered && book.Sites.Where(IsSomething).SequenceEqual(memory.Sites.Where(IsSomething))
                ? null
                : Advice.OfMemory(sku.ToString());
        }

        return null;
    }

    private async Task<string?> CheckOrderAsync(OrderId order, CancellationToken cancellationToken)
    {
        var memory = await grains.GetGrain<IOrderGrain>(order.ToString()).GetAsync();
        if (memory is null || memory.Version > LongestStream) return null;
        var folded = await orders.ReadAsync(order, OrderVersions.Of(memory), cancellationToken);
        return folded is not null && (memory.Status, memory.UpdatedAt) == (folded.Status, folded.UpdatedAt) && memory.Lines.SequenceEqual(folded.Lines)
            ? null
            : Advice.OfMemory(order.ToString());
    }

    private async Task<string?> CheckHolderAsync(HolderKey key, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < Tries; tries++)
        {
            var before = Sorted((await ContentsAsync(key)).Contents);
            var listed = Sorted(await queries.ContentsAsync(key, cancellationToken));
            if (before.SequenceEqual(listed)) return null;
            if (before.SequenceEqual(Sorted((await ContentsAsync(key)).Contents))) return Advice.OfList($"{key.Holder} at {key.Site}");
        }

        return null;
    }

    private static IReadOnlyList<ContentView> Sorted(IEnumerable<ContentView> contents) => [.. contents.OrderBy(static content => content.Key, StockOrder.Instance)];

    private Task<HolderView> ContentsAsync(HolderKey key) => key.HolderKind == LocationGrain.Definition.Kind
        ? grains.GetGrain<ILocationGrain>($"{key.Site}/{key.Holder}").ContentsAsync()
        : grains.GetGrain<IContainerGrain>($"{key.Site}/{key.Holder}").ContentsAsync();

    private static bool IsSomething(SiteAvailability site) => site is not { OnHand: 0, Available: 0, Reserved: 0 };
}
