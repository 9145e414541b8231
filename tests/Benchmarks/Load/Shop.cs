using System.Text.Json;

using OrleansWarehouse.Benchmarks.Http;

namespace OrleansWarehouse.Benchmarks.Load;

/// <summary>A merchant with SKUs and stock to sell, set up for one run.</summary>
/// <param name="Run">Part of every id.</param>
/// <param name="Supply">The units of each SKU that were received.</param>
/// <param name="At">The site that has them; null for a site of this run alone.</param>
internal sealed record Shop(string Run, int Skus, long Supply, string? At = null)
{
    private const int SkusPerShelf = 100;

    public string Merchant => $"load-{Run}";

    public string Site => At ?? $"load-{Run}";

    public string Channel => "shop";

    public async Task SetUpAsync(WarehouseClient client, CancellationToken cancellation)
    {
        var merchant = Route.Of($"merchants/{Merchant}");
        await client.PutAsync(merchant, new { name = "Load", currency = "EUR" }, cancellation);
        await client.PutAsync($"{merchant}/channels/{Channel}", new { name = "Shop", kind = "store" }, cancellation);
        await client.PutAsync(Route.Of($"sites/{Site}"), new { name = "Load", kind = "warehouse", country = "GB" }, cancellation);
        var shelves = Enumerable.Range(0, 1 + (Skus / SkusPerShelf)).Select(Shelf);
        await client.PostBatchAsync(Route.Of($"sites/{Site}/locations:batch"), shelves, $"{Run}-locations", cancellation);
        var skus = Enumerable.Range(0, Skus).Select(OrderRequest.Sku).ToList();
        var articles = skus.Select(sku => new { sku, description = $"Article {sku}" });
        await client.PostBatchAsync($"{merchant}/skus:batch", articles, $"{Run}-skus", cancellation);
        await Parallel.ForAsync(0, Skus, AtMost16(cancellation), async (sku, token) => await StockAsync(client, sku, token));
    }

    /// <summary>Returns the availability of every SKU, by its number.</summary>
    public async Task<AvailabilityAnswer[]> AvailabilityAsync(WarehouseClient client, CancellationToken cancellation)
    {
        var answers = new AvailabilityAnswer[Skus];
        await Parallel.ForAsync(0, Skus, AtMost16(cancellation), async (sku, token) =>
            answers[sku] = await client.GetAsync<AvailabilityAnswer>(
                Route.Of($"merchants/{Merchant}/skus/{OrderRequest.Sku(sku)}/availability"), token));
        return answers;
    }

    private static ParallelOptions AtMost16(CancellationToken cancellation) =>
        new() { MaxDegreeOfParallelism = 16, CancellationToken = cancellation };

    private static string ShelfCode(int number) => $"SHELF-{number}";

    private static object Shelf(int number) => new
    {
        code = ShelfCode(number), zone = "A", kind = "pick", aisle = "A", bay = $"{number}", level = "0", x = 0, y = number * 1_000, z = 0,
    };

    /// <summary>Puts the supply on a pick face, because only pickable units are available.</summary>
    private Task StockAsync(WarehouseClient client, int sku, CancellationToken cancellation) => client.PostAsync<JsonElement>(
        Route.Of($"sites/{Site}/adjustments"),
        new { merchant = Merchant, sku = OrderRequest.Sku(sku), location = ShelfCode(sku / SkusPerShelf), quantity = Supply, reason = "found" },
        $"{Run}-stock-{sku}",
        cancellation);
}
