using OrleansWarehouse.Benchmarks.Http;

namespace OrleansWarehouse.Benchmarks.Replay.Phases;

/// <summary>
/// Announces the stock and receives it, each delivery in two receipts. The first delivery is one unit short,
/// which the merchant confirms.
/// </summary>
internal sealed class InboundPhase : Phase
{
    private const int LinesPerDelivery = 250;

    public override string Name => "inbound";

    public override async Task<string> RunAsync(ReplayRun run, CancellationToken cancellation)
    {
        var deliveries = run.Plan.Skus.Where(sku => sku.Supply > 0).Chunk(LinesPerDelivery).ToList();
        for (var i = 0; i < deliveries.Count; i++) await DeliverAsync(run, i + 1, deliveries[i], cancellation);
        return $"{deliveries.Count} deliveries, {run.Received.Count} SKUs, {run.Received.Values.Sum()} units";
    }

    private static async Task DeliverAsync(ReplayRun run, int number, RetailSku[] skus, CancellationToken cancellation)
    {
        var asn = Route.Of($"merchants/{run.Merchant}/inbound/{$"ASN-{number:000}"}");
        var missing = number == 1 ? 1 : 0;
        var announced = skus.Select((sku, i) => new { sku = sku.Code, quantity = sku.Supply + (i == 0 ? missing : 0) });
        try
        {
            await run.Client.PutAsync(asn, new { site = run.Site, lines = announced }, cancellation);
        }
        catch (ApiException refused) when (refused.Status == System.Net.HttpStatusCode.Conflict)
        {
            run.Say($"ASN-{number:000} was received by an earlier run of this name: {refused.Code}");
        }

        var half = skus.Length / 2;
        await ReceiveAsync(run, asn, number, skus[..half], false, cancellation);
        var answer = await ReceiveAsync(run, asn, number, skus[half..], true, cancellation);
        if (answer?.Status == "discrepant")
            await run.Client.PostAsync<InboundAnswer>($"{asn}/confirm", new { }, run.Operation($"confirm-{number}"), cancellation);
        else if (missing > 0) run.Problems.Enqueue($"ASN-{number:000} came short and is {answer?.Status}, not discrepant");
        foreach (var sku in skus) run.Received[sku.Code] = sku.Supply;
    }

    private static async Task<InboundAnswer?> ReceiveAsync(
        ReplayRun run, string asn, int number, RetailSku[] skus, bool final, CancellationToken cancellation)
    {
        if (skus.Length == 0) return null;
        var lines = skus.Select(sku => new { sku = sku.Code, quantity = sku.Supply });
        return await run.Client.PostAsync<InboundAnswer>(
            $"{asn}/receipts", new { lines, final }, run.Operation($"receipt-{number}{(final ? "-final" : "")}"), cancellation);
    }
}
