using System.Collections.Concurrent;
using System.Diagnostics;

using OrleansWarehouse.Benchmarks.Http;

namespace OrleansWarehouse.Benchmarks.Replay;

/// <summary>The state of one replay: its ids, what it has done so far, and its problems.</summary>
/// <param name="Name">Part of every id and idempotency key: the same name repeats a run, another starts a new one.</param>
internal sealed record ReplayRun(WarehouseClient Client, RetailPlan Plan, string Name)
{
    private readonly Stopwatch since = Stopwatch.StartNew();

    public string Merchant => $"gifts-{Name}";

    public string Site => $"leeds-{Name}";

    public string Channel => "shop";

    public string Receiving => "DOCK-1";

    /// <summary>The units received, by SKU.</summary>
    public ConcurrentDictionary<string, long> Received { get; } = new(StringComparer.Ordinal);

    /// <summary>The result of each row that is not part of an order, by its number in the file.</summary>
    public ConcurrentDictionary<int, RowOutcome> Outcomes { get; } = new();

    /// <summary>Unexpected results; any of them fails the run.</summary>
    public ConcurrentQueue<string> Problems { get; } = new();

    /// <summary>The shelf on which each SKU was last put.</summary>
    public ConcurrentDictionary<string, string> Shelves { get; } = new(StringComparer.Ordinal);

    public string OrderId(string invoice) => $"{Channel}:{invoice}";

    /// <summary>Returns an idempotency key of this run.</summary>
    public string Operation(string what) => $"{Name}-{what}";

    public void Say(string text) => Console.WriteLine($"{since.Elapsed.TotalSeconds,7:0.0} s  {text}");

    /// <summary>Returns the shop's orders in their present state, in the order of the file.</summary>
    public async Task<List<OrderAnswer>> OrdersAsync(CancellationToken cancellation)
    {
        var answers = new OrderAnswer[Plan.Orders.Count];
        await Parallel.ForAsync(0, answers.Length, Phase.AtMost(8, cancellation), async (i, token) =>
            answers[i] = await Client.GetAsync<OrderAnswer>(
                Route.Of($"merchants/{Merchant}/orders/{OrderId(Plan.Orders[i].Invoice)}"), token));
        return [.. answers];
    }
}

/// <param name="Booked">The units that were booked, as a positive number.</param>
/// <param name="Note">Why that is less than in the row; empty if it is not.</param>
internal sealed record RowOutcome(RowUse Use, string Sku, long Booked, string Note);

