using System.Text.Json;

using Microsoft.Extensions.DependencyInjection;

using OrleansWarehouse.EventSourcing;

namespace OrleansWarehouse.Api.Tests.OnTheFloor;

/// <summary>Wholesale orders, with the maximum number of lines.</summary>
public sealed class WholesaleTests
{
    private const int Most = 2_000;

    /// <summary>Lines of one SKU are picked at one stop.</summary>
    private const int LinesPerSku = 8;

    private const double SameSize = 1.5;

    /// <summary>The bytes of events that the pick of a line may write, with ids of 16 letters and more.</summary>
    private const int MostPerPick = 1_024;

    /// <summary>Far above the expected time, and far below the time with a linear search for each line.</summary>
    private static readonly TimeSpan Quick = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task An_order_of_2000_lines_leaves_and_a_pick_of_it_writes_as_much_as_one_of_3()
    {
        await using var server = new Server(null);
        var (small, large) = (await Warehouse.SetUpAsync(server, 3, 1), await Warehouse.SetUpAsync(server, Most / LinesPerSku, LinesPerSku));

        var (few, many) = (await small.PickedAsync("1"), await large.PickedAsync("1"));

        Assert.Equal((1, LinesPerSku), (few.Lines, many.Lines));
        Assert.True(few.PerLine < MostPerPick && many.PerLine < MostPerPick, $"A line's pick writes {few.PerLine} and {many.PerLine} bytes of events.");
        Assert.True(many.PerLine < few.PerLine * SameSize, $"A line's pick writes {few.PerLine} bytes of {few.Lines}, {many.PerLine} of {many.Lines}.");
        Assert.True(many.Answer < few.Answer * SameSize, $"Its answer is kept in {few.Answer} bytes, and in {many.Answer}.");
        await large.ShipAsync("1");
        Assert.True(await large.ReadingAsync("1") < Quick, "The order is slow to read.");
    }

    /// <summary>The events that one pick wrote.</summary>
    private sealed record Written(int Lines, long Events, long Answer)
    {
        public double PerLine => (double)Events / Lines;
    }

    private sealed record Warehouse(Server Server, string Merchant, string Site, string[] Lines)
    {
        private const string Picker = "ann";

        private Client Client => Server.Operator;

        private DateTimeOffset Now => Server.Services.GetRequiredService<TimeProvider>().GetUtcNow();

        private IEventLog Log => Server.Services.GetRequiredService<IEventLog>();

        public static async Task<Warehouse> SetUpAsync(Server server, int skus, int linesPerSku)
        {
            var (merchant, site) = (await server.MerchantAsync("wholesalers-of-"), await server.SiteAsync("warehouses-of-p"));
            string[] codes = [.. Enumerable.Range(1, skus).Select(static i => $"W{i:D4}")];
            var made = codes.Select(static sku => new { sku, description = "A thing", weightGrams = 50, lengthMm = 40, widthMm = 30, heightMm = 20 });
            await server.Operator.OkAsync("POST", $"/merchants/{merchant}/skus:batch", JsonSerializer.Serialize(made));
            var shelves = codes.Select(static (sku, i) => new { code = $"A-{i:D4}", zone = "A", kind = "pick", x = 1_000 * (i / 50), y = 1_000 * (i % 50) });
            await server.Operator.OkAsync("POST", $"/sites/{site}/locations:batch", JsonSerializer.Serialize(shelves));
            await server.Operator.OkAsync("PUT", $"/sites/{site}/pickers/{Picker}", """{"name":"Ann"}""");
            var warehouse = new Warehouse(server, merchant, site, [.. codes.SelectMany(sku => Enumerable.Repeat(sku, linesPerSku))]);
            await Parallel.ForEachAsync(codes.Select(static (sku, i) => (sku, i)), async (one, _) => await server.Operator.OkAsync(
                "POST", $"/sites/{site}/adjustments", JsonSerializer.Serialize(new
                {
                    merchant, one.sku, location = $"A-{one.i:D4}", quantity = linesPerSku, reason = "found",
                })));
            return warehouse;
        }

        /// <summary>Places an order of all lines and picks it; returns what the last pick wrote.</summary>
        public async Task<Written> PickedAsync(string number)
        {
            await Client.OkAsync("POST", $"/merchants/{Merchant}/orders", Order(number));
            await Client.OkAsync("POST", $"/sites/{Site}/waves", """{"kind":"single"}""");
            var task = (await Client.OkAsync("POST", $"/sites/{Site}/pickers/{Picker}/nextTask", "{}")).Json;
            var stops = task.GetProperty("stops").EnumerateArray().ToArray();
            Assert.Equal(Lines.Length, stops.Sum(static stop => stop.GetProperty("drops").GetArrayLength()));
            var path = $"/sites/{Site}/tasks/{task.GetProperty("task").GetString()}/picks";
            foreach (var stop in stops[..^1]) await PickAsync(path, stop, Names.New("p"));
            var (before, key) = (await Log.ReadHeadPositionAsync(), Names.New("p"));
            await PickAsync(path, stops[^1], key);
            var events = await Log.ReadAllAsync(before, 10_000);
            var kept = await Log.FindOperationAsync($"http|admin:{key}");
            return new(stops[^1].GetProperty("drops").GetArrayLength(), events.Sum(static one => (long)one.Data.Length), kept!.Answer.Length);
        }

        public async Task ShipAsync(string number)
        {
            var order = (await Client.OkAsync("GET", $"/merchants/{Merchant}/orders/web:{number}")).Json;
            Assert.Equal("picked", order.GetProperty("status").GetString());
            var fulfilment = Assert.Single(order.GetProperty("fulfilments").EnumerateArray()).GetProperty("id").GetString();
            await Client.OkAsync("POST", $"/sites/{Site}/shipments", $$"""{"fulfilments":["{{fulfilment}}"]}""");
            await Client.OkAsync("POST", $"/sites/{Site}/manifests", """{"carrier":"simulated"}""");
            var shipped = (await Client.OkAsync("GET", $"/merchants/{Merchant}/orders/web:{number}")).Json;
            Assert.Equal("shipped", shipped.GetProperty("status").GetString());
            Assert.All(shipped.GetProperty("lines").EnumerateArray(), static line => Assert.Equal(1, line.GetProperty("quantities").GetProperty("shipped").GetInt32()));
        }

        public async Task<TimeSpan> ReadingAsync(string number)
        {
            var clock = System.Diagnostics.Stopwatch.StartNew();
            await Client.OkAsync("GET", $"/merchants/{Merchant}/orders/web:{number}");
            return clock.Elapsed;
        }

        private Task<Answer> PickAsync(string path, JsonElement stop, string key) => Client.OkAsync(
            "POST", path, $$"""{"picker":"{{Picker}}","stop":{{stop.GetProperty("stop")}},"quantity":{{stop.GetProperty("quantity")}},"at":"{{Now:O}}"}""",
            ("Idempotency-Key", key));

        private string Order(string number) => JsonSerializer.Serialize(new
        {
            number,
            channel = "web",
            customer = new { name = "Ann" },
            shipTo = new { name = "Ann", line1 = "1 rue A", city = "Paris", postcode = "75001", country = "FR" },
            lines = Lines.Select(static sku => new { sku, quantity = 1 }),
        });
    }
}
