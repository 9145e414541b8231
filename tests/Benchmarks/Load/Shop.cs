using OrleansWarehouse.Benchmarks.Http;

namespace OrleansWarehouse.Benchmarks.Load;

/// <summary>A merchant with SKUs and stock to sell, set up for one run.</summary>
/// <param name="Run">Part of every id.</param>
/// <param name="Supply">Units of each SKU that were counted in.</param>
internal sealed record Shop(string Run, int Skus, long Supply)
{
    private const int LinesPerDelivery = 500;

    public string Merchant => $"load-{Run}";

    public string Site => $"load-{Run}";

    public string Channel => "shop";

    public async Task SetUpAsync(WarehouseClient client, CancellationToken cancellation)
    {
        var merchant = Route.Of($"merchants/{Merchant}");
        await client.PutAsync(merchant, new { name = "Load", currency = "EUR" }, cancellation);
        await client.PutAsync($"{merchant}/channels/{Channel}", new { name = "Shop", kind = "store" }, cancellation);
        await client.PutAsync(Route.Of($"sites/{Site}"), new { name = "Load", kind = "warehouse", country = "GB" }, cancellation);
        var dock = new { code = "DOCK", zone = "F", kind = "receiving", aisle = "F", bay = "0", level = "0", x = 0, y = 0, z = 0 };
        await client.PostBatchAsync(Route.Of($"sites/{Site}/locations:batch"), [dock], $"{Run}-locations", cancellation);
        var skus = Enumerable.Range(0, Skus).Select(OrderRequest.Sku).ToList();
        var articles = skus.Select(sku => new { sku, description = $"Article {sku}" });
        await client.PostBatchAsync($"{merchant}/skus:batch", articles, $"{Run}-skus", cancellation);
        foreach (var (chunk, number) in skus.Chunk(LinesPerDelivery).Select((chunk, number) => (chunk, number)))
            await DeliverAsync(client, $"{merchant}/inbound/ASN-{number}", chunk, $"{Run}-receipt-{number}", cancellation);
        await WaitForStockAsync(client, cancellation);
    }

    /// <summary>Availability of every SKU, by its number.</summary>
    public async Task<AvailabilityAnswer[]> AvailabilityAsync(WarehouseClient client, CancellationToken cancellation)
    {
        var answers = new AvailabilityAnswer[Skus];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = cancellation };
        await Parallel.ForAsync(0, Skus, parallel, async (sku, token) =>
            answers[sku] = await client.GetAsync<AvailabilityAnswer>(
                Route.Of($"merchants/{Merchant}/skus/{OrderRequest.Sku(sku)}/availability"), token));
        return answers;
    }

    /// <summary>Many lines take their time to become available, and what is ordered before that is backordered.</summary>
    private async Task WaitForStockAsync(WarehouseClient client, CancellationToken cancellation)
    {
        while ((await AvailabilityAsync(client, cancellation)).Any(sku => sku.Available < Supply))
            await Task.Delay(TimeSpan.FromSeconds(1), cancellation);
    }

    /// <summary>Stock is for sale as soon as the merchant has confirmed the count; where it lies does not matter here.</summary>
    private async Task DeliverAsync(WarehouseClient client, string asn, string[] skus, string operation, CancellationToken cancellation)
    {
        var lines = skus.Select(sku => new { sku, quantity = Supply }).ToList();
        await client.PutAsync(asn, new { site = Site, lines }, cancellation);
        var answer = await client.PostAsync<InboundAnswer>($"{asn}/receipts", new { lines, final = true }, operation, cancellation);
        if (answer?.Status == "discrepant")
            await client.PostAsync<InboundAnswer>($"{asn}/confirm", new { }, $"{operation}-confirm", cancellation);
    }
}
