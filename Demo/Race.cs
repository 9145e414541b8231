using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

using OrleansWarehouse.Demo.Http;

namespace OrleansWarehouse.Demo;

/// <summary>Places many orders at the same moment for a SKU with few units: real orders, over the public HTTP API.</summary>
/// <param name="wire">A client with as many connections as the race may use.</param>
/// <param name="key">An operator's key, or the merchant's.</param>
public sealed class Race(HttpClient wire, string key, string merchant, string channel, string site)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(50);

    private readonly Client client = new(wire, key);

    /// <summary>Announces and receives the units, then places all orders at once.</summary>
    /// <exception cref="InvalidOperationException">The goods could not be received.</exception>
    public async Task<RaceResult> RunAsync(int units, int buyers, CancellationToken stop)
    {
        var sku = $"LAST-ONES-{Guid.NewGuid().ToString("N")[..6].ToUpperInvariant()}";
        await StockAsync(sku, units, stop);
        var times = new ConcurrentBag<TimeSpan>();
        var start = Stopwatch.GetTimestamp();
        var answers = await Task.WhenAll(Enumerable.Range(1, buyers).Select(async buyer =>
        {
            var began = Stopwatch.GetTimestamp();
            var answer = await client.PostAsync($"merchants/{merchant}/orders", Order(sku, buyer), stop);
            times.Add(Stopwatch.GetElapsedTime(began));
            return answer;
        }));
        var took = Stopwatch.GetElapsedTime(start);
        var now = await AvailabilityAsync(sku, stop);
        var sold = answers.Where(answer => LineOf(answer).Number("reserved") > 0).ToArray();
        return new(
            merchant, sku, units, buyers, sold.Length,
            answers.Count(answer => LineOf(answer).Number("backordered") > 0),
            answers.Count(answer => !answer.IsOk),
            Math.Max(0, now.Number("reserved") - units),
            now.Number("reserved"),
            took.TotalSeconds,
            times.Order().ElementAt(buyers / 2).TotalMilliseconds,
            sold.FirstOrDefault().Json.Text("id"));
    }

    /// <summary>Cancels the backordered orders, so that they do not wait for goods that will never come.</summary>
    public async Task CancelBackordersAsync(RaceResult result, CancellationToken stop)
    {
        var waiting = await client.GetAsync($"merchants/{merchant}/orders?status=backordered&q={PrefixOf(result.Sku)}&limit=500", stop);
        for (; waiting.Items.Length > 0; waiting = await client.GetAsync($"merchants/{merchant}/orders?status=backordered&q={PrefixOf(result.Sku)}&limit=500", stop))
        {
            var parallel = new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = stop };
            await Parallel.ForEachAsync(waiting.Items, parallel, async (order, token) => await client.PostAsync(
                $"merchants/{merchant}/orders/{Uri.EscapeDataString(order.Text("id"))}/cancel", new { reason = "Sold out" }, token));
        }
    }

    private async Task StockAsync(string sku, int units, CancellationToken stop)
    {
        var asn = $"merchants/{merchant}/inbound/{sku}";
        var lines = new[] { new { sku, quantity = units } };
        EnsureOk(await client.PutAsync($"merchants/{merchant}/skus/{sku}", new { description = "The last ones", weightGrams = 300, lengthMm = 120, widthMm = 90, heightMm = 60 }, stop));
        EnsureOk(await client.PutAsync(asn, new { site, lines }, stop));
        EnsureOk(await client.PostAsync($"{asn}/receipts", new { lines }, stop));
        for (var start = Stopwatch.GetTimestamp(); (await AvailabilityAsync(sku, stop)).Number("available") < units; await Task.Delay(PollInterval, stop))
        {
            if (Stopwatch.GetElapsedTime(start) > Timeout) throw new InvalidOperationException("The goods did not become available.");
        }
    }

    private object Order(string sku, int buyer)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"Buyer {buyer}");
        return new
        {
            number = string.Create(CultureInfo.InvariantCulture, $"{PrefixOf(sku)}-{buyer:D4}"),
            channel,
            site,
            customer = new { name },
            shipTo = new { name, line1 = "1 Market Street", city = "Utrecht", postcode = "3511 AX", country = "NL" },
            lines = new[] { new { sku, quantity = 1 } },
        };
    }

    private async Task<JsonElement> AvailabilityAsync(string sku, CancellationToken stop) =>
        EnsureOk(await client.GetAsync($"merchants/{merchant}/skus/{sku}/availability", stop)).Json;

    private static string PrefixOf(string sku) => sku.Replace("LAST-ONES", "RACE", StringComparison.Ordinal);

    private static JsonElement LineOf(Answer answer) => answer.Json.Items("lines").FirstOrDefault();

    private static Answer EnsureOk(Answer answer) =>
        answer.IsOk ? answer : throw new InvalidOperationException($"The race could not start: {answer.Status} {answer.Json}");
}

/// <param name="Sold">Orders that got their unit.</param>
/// <param name="Backordered">Orders that were accepted without one.</param>
/// <param name="Failed">Orders that were not accepted.</param>
/// <param name="Oversold">Units promised beyond those there are.</param>
/// <param name="Reserved">Units reserved afterwards, as the SKU itself reports.</param>
/// <param name="MedianMs">The median time from request to answer, including the wait for a connection.</param>
/// <param name="Order">The id of one order that got its unit.</param>
public sealed record RaceResult(
    string Merchant, string Sku, int Units, int Buyers, int Sold, int Backordered, int Failed, long Oversold, long Reserved,
    double Seconds, double MedianMs, string Order);
