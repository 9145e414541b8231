using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

using OrleansWarehouse.Benchmarks.Http;
using OrleansWarehouse.Benchmarks.Load;

namespace OrleansWarehouse.Benchmarks.Floor;

/// <summary>A merchant with goods on the shelves of a site, and orders in waves, set up for one run.</summary>
/// <param name="Run">Part of every id.</param>
/// <param name="Pickers">The number of pickers.</param>
internal sealed record BusyFloor(string Run, int Skus, int Pickers)
{
    private const int Supply = 100_000;
    private const int LinesPerOrder = 3;
    private const int OrdersPerWave = 200;
    private const int ShelvesPerAisle = 50;
    private const int AtOnce = 16;

    public string Merchant => $"floor-{Run}";

    public string Site => $"floor-{Run}";

    public string Picker(int number) => $"P{number:000}";

    public async Task SetUpAsync(WarehouseClient client, int tasks, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var merchant = Route.Of($"merchants/{Merchant}");
        await client.PutAsync(merchant, new { name = "Floor", currency = "EUR" }, cancellation);
        await client.PutAsync($"{merchant}/channels/shop", new { name = "Shop", kind = "store" }, cancellation);
        await client.PutAsync(Route.Of($"sites/{Site}"), new { name = "Floor", kind = "warehouse", country = "GB" }, cancellation);
        var skus = Enumerable.Range(0, Skus).ToArray();
        await client.PostBatchAsync(
            Route.Of($"sites/{Site}/locations:batch"), [Bench, .. skus.Select(Shelf)], $"{Run}-locations", cancellation);
        await client.PostBatchAsync(
            $"{merchant}/skus:batch", skus.Select(sku => new { sku = Sku(sku), description = $"Article {sku}" }), $"{Run}-skus", cancellation);
        await EachAsync(Skus, sku => StockAsync(client, sku, cancellation), cancellation);
        await EachAsync(Pickers, number => client.PutAsync(
            Route.Of($"sites/{Site}/pickers/{Picker(number)}"), new { name = Picker(number) }, cancellation), cancellation);
        Console.WriteLine($"merchant {Merchant}: {Skus} SKUs on shelves, {Pickers} pickers; {clock.Elapsed.TotalSeconds:0.0} s");
        await OrderAsync(client, tasks, cancellation);
        Console.WriteLine($"{tasks} orders of {LinesPerOrder} lines; {clock.Elapsed.TotalSeconds:0.0} s");
        var (waves, open, stops) = await ReleaseAsync(client, tasks, cancellation);
        Console.WriteLine($"{waves} waves, {open} open tasks of {stops} stops; {clock.Elapsed.TotalSeconds:0.0} s");
    }

    private static object Bench { get; } = Place("PACK", "packing", 0, 0);

    private static object Shelf(int number) =>
        Place(Code(number), "pick", 1 + (number / ShelvesPerAisle), 1 + (number % ShelvesPerAisle));

    private static object Place(string code, string kind, int aisle, int bay) => new
    {
        code,
        zone = "A",
        kind,
        aisle = aisle.ToString("00", CultureInfo.InvariantCulture),
        bay = bay.ToString("00", CultureInfo.InvariantCulture),
        level = "1",
        x = aisle * 3_500,
        y = bay * 1_200,
        z = 0,
    };

    private static string Code(int number) => $"{1 + (number / ShelvesPerAisle):00}-{1 + (number % ShelvesPerAisle):00}";

    private static string Sku(int number) => $"S{number:0000}";

    private Task StockAsync(WarehouseClient client, int sku, CancellationToken cancellation) => client.PostAsync<JsonElement>(
        Route.Of($"sites/{Site}/adjustments"),
        new { merchant = Merchant, sku = Sku(sku), location = Code(sku), quantity = Supply, reason = "found" },
        $"{Run}-stock-{sku}",
        cancellation);

    private Task OrderAsync(WarehouseClient client, int orders, CancellationToken cancellation)
    {
        var popularity = new Popularity(Skus, 1.0);
        return EachAsync(orders, order => client.PostAsync<JsonElement>(
            Route.Of($"merchants/{Merchant}/orders"), Body(order, popularity), null, cancellation), cancellation);
    }

    private static object Body(int order, Popularity popularity)
    {
        var random = new Random(order);
        var skus = new HashSet<int>();
        while (skus.Count < LinesPerOrder) skus.Add(popularity.Next(random));
        return new
        {
            number = $"{100_000 + order}",
            channel = "shop",
            customer = new { name = "A. Buyer" },
            shipTo = new { name = "A. Buyer", line1 = "1 Market Place", city = "Leeds", postcode = "LS1 6HW", country = "GB" },
            lines = skus.Select(sku => new { sku = Sku(sku), quantity = 1 }),
        };
    }

    private async Task<(int Waves, int Tasks, int Stops)> ReleaseAsync(WarehouseClient client, int tasks, CancellationToken cancellation)
    {
        var (open, stops) = (0, 0);
        for (var number = 0; ; number++)
        {
            if (open >= tasks) return (number, open, stops);
            var wave = (await client.PostAsync<WaveAnswer>(
                Route.Of($"sites/{Site}/waves"), new { maxOrders = OrdersPerWave, kind = "single" }, $"{Run}-wave-{number}", cancellation))!;
            if (wave.Tasks.Length == 0) throw new UsageException($"Only {open} of {tasks} orders could be planned.");
            open += wave.Tasks.Length;
            stops += wave.Tasks.Sum(static task => task.Stops.Length);
        }
    }

    private static Task EachAsync(int count, Func<int, Task> work, CancellationToken cancellation) => Parallel.ForAsync(
        0, count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
        async (number, _) => await work(number));
}
