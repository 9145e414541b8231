using System.Text.Json;

using OrleansWarehouse.Benchmarks.Http;

namespace OrleansWarehouse.Benchmarks.Replay.Phases;

/// <summary>Reports every shipment as delivered.</summary>
internal sealed class DeliverPhase(int round, TimeProvider time) : Phase
{
    public override string Name => $"delivery {round}";

    public override async Task<string> RunAsync(ReplayRun run, CancellationToken cancellation)
    {
        var shipped = (await run.OrdersAsync(cancellation))
            .SelectMany(order => order.Shipments)
            .Where(shipment => shipment.Status is "shipped" or "inTransit" or "outForDelivery")
            .ToList();
        await Parallel.ForEachAsync(shipped, AtMost(8, cancellation), async (shipment, token) => await run.Client.PostAsync<JsonElement>(
            Route.Of($"shipments/{shipment.Id}/tracking"),
            new { status = "delivered", at = time.GetUtcNow() },
            run.Operation($"delivered-{shipment.Id}"),
            token));
        return $"{shipped.Count} shipments delivered";
    }
}
