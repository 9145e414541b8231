using System.Threading.Channels;

using OrleansWarehouse.Benchmarks.Http;

namespace OrleansWarehouse.Benchmarks.Replay.Phases;

/// <summary>
/// The events of the week, in the order of the file: orders are placed, stock is written off and found. Several lanes run
/// concurrently, and all of one buyer's orders go through the same one, so that they stay in order.
/// </summary>
internal sealed class OrdersPhase : Phase
{
    private const int Lanes = 8;
    private const int ProgressEvery = 200;

    private int placed;

    public override string Name => "orders";

    public override async Task<string> RunAsync(ReplayRun run, CancellationToken cancellation)
    {
        using var failed = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var lanes = Enumerable.Range(0, Lanes).Select(_ => Channel.CreateBounded<Func<Task>>(4)).ToList();
        var workers = lanes.Select(lane => WorkAsync(lane.Reader, failed)).ToList();
        try
        {
            foreach (var (lane, work) in InOrderOfTheFile(run, failed.Token))
                await lanes[Math.Abs(lane.GetHashCode(StringComparison.Ordinal) % Lanes)].Writer.WriteAsync(work, failed.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // A lane failed; its own exception, below, tells why.
        }

        foreach (var lane in lanes) lane.Writer.Complete();
        await Task.WhenAll(workers);
        var booked = run.Outcomes.Values.Count(outcome => outcome.Booked > 0);
        return $"{placed} orders of {run.Plan.Orders.Sum(order => order.Rows.Count)} lines, {booked} adjustments";
    }

    private IEnumerable<(string Lane, Func<Task> Work)> InOrderOfTheFile(ReplayRun run, CancellationToken cancellation)
    {
        var orders = run.Plan.Orders.Select(order =>
            (order.First.Number, order.Lane, Work: (Func<Task>)(() => PlaceAsync(run, order, cancellation))));
        var writeOffs = run.Plan.Rows(RowUse.WriteOff).Select(row =>
            (row.Number, Lane: row.StockCode, Work: (Func<Task>)(() => Adjustments.WriteOffAsync(run, row, cancellation))));
        var found = run.Plan.Rows(RowUse.Found).Select(row =>
            (row.Number, Lane: row.StockCode, Work: (Func<Task>)(() => FoundAsync(run, row, cancellation))));
        return orders.Concat(writeOffs).Concat(found).OrderBy(work => work.Number).Select(work => (work.Lane, work.Work));
    }

    private static Task FoundAsync(ReplayRun run, RetailRow row, CancellationToken cancellation) =>
        Adjustments.FoundAsync(run, row, row.Quantity, RowUse.Found, cancellation);

    private static async Task WorkAsync(ChannelReader<Func<Task>> lane, CancellationTokenSource failed)
    {
        try
        {
            await foreach (var work in lane.ReadAllAsync(failed.Token)) await work();
        }
        catch (ApiException)
        {
            await failed.CancelAsync();
            throw;
        }
    }

    private async Task PlaceAsync(ReplayRun run, RetailOrder order, CancellationToken cancellation)
    {
        await run.Client.PostAsync<OrderAnswer>(Route.Of($"merchants/{run.Merchant}/orders"), Body(run, order), null, cancellation);
        var placed = Interlocked.Increment(ref this.placed);
        if (placed % ProgressEvery == 0) run.Say($"orders: {placed} of {run.Plan.Orders.Count}");
    }

    /// <summary>The file contains only a number and a country for a buyer.</summary>
    private static object Body(ReplayRun run, RetailOrder order) => new
    {
        number = order.Invoice,
        channel = run.Channel,
        placedAt = order.First.At,
        customer = new { id = order.First.Customer, name = Buyer(order) },
        shipTo = new
        {
            name = Buyer(order),
            line1 = "1 Market Place",
            city = order.First.Country,
            postcode = "12345",
            country = Countries.CodeOf(order.First.Country),
        },
        lines = order.Rows.Select(row => new
        {
            line = RetailOrder.LineOf(row),
            sku = row.StockCode,
            quantity = row.Quantity,
            unitPrice = new { amount = row.UnitPrice, currency = "GBP" },
        }),
    };

    private static string Buyer(RetailOrder order) => order.First.Customer is { } id ? $"Customer {id}" : "Unknown buyer";
}

