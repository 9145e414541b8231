using System.Text.Json;

using OrleansWarehouse.Benchmarks.Http;

namespace OrleansWarehouse.Benchmarks.Replay.Phases;

/// <summary>Hands over everything that is packed to its carrier.</summary>
internal sealed class ManifestPhase(int round) : Phase
{
    public override string Name => $"manifests {round}";

    public override async Task<string> RunAsync(ReplayRun run, CancellationToken cancellation)
    {
        var packed = Packed(await run.OrdersAsync(cancellation)).ToList();
        var carriers = packed.Select(shipment => shipment.Carrier).Distinct().ToList();
        foreach (var carrier in carriers)
        {
            await run.Client.PostAsync<JsonElement>(
                Route.Of($"sites/{run.Site}/manifests"), new { carrier }, run.Operation($"manifest-{round}-{carrier}"), cancellation);
        }

        var waiting = Packed(await run.OrdersAsync(cancellation)).Count();
        if (waiting > 0) run.Problems.Enqueue($"{waiting} shipments still wait for their carrier after the manifest");
        return $"{packed.Count - waiting} shipments to {carriers.Count} carriers";
    }

    private static IEnumerable<ShipmentAnswer> Packed(IEnumerable<OrderAnswer> orders) =>
        orders.SelectMany(order => order.Shipments).Where(shipment => shipment.Status == "packed");
}
