using OrleansWarehouse.Benchmarks.Http;

namespace OrleansWarehouse.Benchmarks.Replay.Phases;

/// <summary>Packs everything that is picked, an order's fulfilments together, into the boxes that the server proposes.</summary>
internal sealed class PackPhase(int round) : Phase
{
    private int shipments;

    public override string Name => $"packing {round}";

    public override async Task<string> RunAsync(ReplayRun run, CancellationToken cancellation)
    {
        var orders = await run.OrdersAsync(cancellation);
        await Parallel.ForEachAsync(orders, AtMost(4, cancellation), async (order, token) => await PackAsync(run, order, token));
        return $"{shipments} shipments";
    }

    private async Task PackAsync(ReplayRun run, OrderAnswer order, CancellationToken cancellation)
    {
        var fulfilments = order.Fulfilments.Where(part => part.Status == "picked").Select(part => part.Id).ToArray();
        if (fulfilments.Length == 0) return;
        await run.Client.PostAsync<ShipmentAnswer>(
            Route.Of($"sites/{run.Site}/shipments"), new { fulfilments }, run.Operation($"pack-{round}-{order.Number}"), cancellation);
        Interlocked.Increment(ref shipments);
    }
}

