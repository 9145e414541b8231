using System.Collections.Concurrent;
using System.Diagnostics;

using OrleansWarehouse.Benchmarks.Http;

namespace OrleansWarehouse.Benchmarks.Replay;

/// <summary>One replay: where it writes, what it has done so far, and what it has to say.</summary>
/// <param name="Name">Part of every id and idempotency key: the same name again repeats, another starts afresh.</param>
internal sealed record ReplayRun(WarehouseClient Client, RetailPlan Plan, string Name)
{
    private readonly Stopwatch since = Stopwatch.StartNew();

    public string Merchant => $"gifts-{Name}";

    public string Site => $"leeds-{Name}";

    public string Channel => "shop";

    public string Receiving => "DOCK-1";

    /// <summary>Units counted in, by SKU.</summary>
    public ConcurrentDictionary<string, long> Received { get; } = new(StringComparer.Ordinal);

    /// <summary>What became of each row that the shop's orders do not account for, by its number in the file.</summary>
    public ConcurrentDictionary<int, RowOutcome> Outcomes { get; } = new();

    /// <summary>What should not have happened; any of it fails the run.</summary>
    public ConcurrentQueue<string> Problems { get; } = new();

    /// <summary>The shelf that each SKU was last put on.</summary>
    public ConcurrentDictionary<string, string> Shelves { get; } = new(StringComparer.Ordinal);

    public string OrderId(string invoice) => $"{Channel}:{invoice}";

    /// <summary>An idempotency key of this run.</summary>
    public string Operation(string what) => $"{Name}-{what}";

    public void Say(string text) => Console.WriteLine($"{since.Elapsed.TotalSeconds,7:0.0} s  {text}");

    /// <summary>The shop's orders as they are now, in the order of the file.</summary>
    public async Task<List<OrderAnswer>> OrdersAsync(CancellationToken cancellation)
    {
        var answers = new OrderAnswer[Plan.Orders.Count];
        await Parallel.ForAsync(0, answers.Length, Phase.AtMost(8, cancellation), async (i, token) =>
            answers[i] = await Client.GetAsync<OrderAnswer>(
                Route.Of($"merchants/{Merchant}/orders/{OrderId(Plan.Orders[i].Invoice)}"), token));
        return [.. answers];
    }
}

/// <param name="Booked">Units that were booked for it, as a positive number.</param>
/// <param name="Note">Why it is less than the row says, or empty.</param>
internal sealed record RowOutcome(RowUse Use, string Sku, long Booked, string Note);

