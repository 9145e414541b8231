using OrleansWarehouse.Benchmarks.Http;

namespace OrleansWarehouse.Benchmarks.Replay.Phases;

/// <summary>
/// Puts away everything on the dock: as proposed, but every fiftieth only in half, so that the rest is planned again, and
/// goods without a proposal onto a shelf that a person would choose.
/// </summary>
internal sealed class PutAwayPhase : Phase
{
    private const int InPart = 50;
    private const int MaxRounds = 20;
    private const string AnyShelf = "01-01-5";

    public override string Name => "put-away";

    public override async Task<string> RunAsync(ReplayRun run, CancellationToken cancellation)
    {
        var done = 0;
        for (var round = 1; round <= MaxRounds; round++)
        {
            var open = await OpenAsync(run, cancellation);
            if (open.Count == 0) return $"{done} put-aways in {round - 1} rounds";
            var parts = round == 1;
            await Parallel.ForAsync(0, open.Count, AtMost(8, cancellation), async (i, token) =>
                await CompleteAsync(run, open[i], parts && i % InPart == 0, token));
            done += open.Count;
        }

        run.Problems.Enqueue($"put-aways are still open after {MaxRounds} rounds");
        return $"{done} put-aways, and more open";
    }

    public static async Task<List<PutAwayAnswer>> OpenAsync(ReplayRun run, CancellationToken cancellation) =>
        await run.Client.ListAsync<PutAwayAnswer>(Route.Of($"sites/{run.Site}/putAways?status=open"), cancellation).ToListAsync(cancellation);

    private static async Task CompleteAsync(ReplayRun run, PutAwayAnswer putAway, bool inPart, CancellationToken cancellation)
    {
        var location = putAway.To ?? AnyShelf;
        object body = (putAway.To, inPart && putAway.Quantity > 1) switch
        {
            (not null, false) => new { },
            (_, var half) => new { lines = new[] { new { location, quantity = half ? putAway.Quantity / 2 : putAway.Quantity } } },
        };
        await run.Client.PostAsync<PutAwayAnswer>(
            Route.Of($"sites/{run.Site}/putAways/{putAway.Id}/complete"), body, run.Operation($"away-{putAway.Id}"), cancellation);
        run.Shelves[putAway.Sku] = location;
    }
}
