using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;

using OrleansWarehouse.Tests.Hosting;

namespace OrleansWarehouse.Cluster.Tests.Processes;

/// <summary>Sixteen buyers who order one unit at a time, each time of another SKU, and record their answers.</summary>
internal sealed class ImpatientBuyers : IAsyncDisposable
{
    public const string Merchant = "/merchants/many";

    private const int Buyers = 16;

    private static readonly TimeSpan Sigh = TimeSpan.FromMilliseconds(50);

    private readonly ConcurrentQueue<Told> told = [];
    private readonly CancellationTokenSource home = new();
    private readonly HttpClient http = new() { DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", ServerProcess.AdminKey) } };
    private readonly ClusterUnderTest cluster;
    private readonly string[] skus;
    private readonly Task all;
    private int orders;

    public ImpatientBuyers(ClusterUnderTest cluster, string[] skus)
    {
        (this.cluster, this.skus) = (cluster, skus);
        all = Task.WhenAll(Enumerable.Range(0, Buyers).Select(_ => BuyAsync()));
    }

    /// <summary>Returns what they observed since a moment.</summary>
    public Outage Since(long moment)
    {
        if (all.IsFaulted) throw all.Exception;
        var now = Stopwatch.GetTimestamp();
        Told[] since = [.. told.Where(one => one.End > moment)];
        var sold = since.Where(one => one.Sold).Select(one => one.End).Order().ToArray();
        var silence = sold.Prepend(moment).Zip(sold.Append(now), static (from, to) => to - from).Max();
        var lastSku = skus.Max(sku => since.Where(one => one.Sold && one.Sku == sku && one.Start > moment).Select(one => one.End).DefaultIfEmpty(now).Min());
        return new(Time(silence), Time(lastSku - moment), Time(since.Max(one => one.End - one.Start)), since.Count(one => !one.Sold));
    }

    public async ValueTask DisposeAsync()
    {
        await home.CancelAsync();
        await all.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        http.Dispose();
        home.Dispose();
    }

    private static TimeSpan Time(long ticks) => Stopwatch.GetElapsedTime(0, ticks);

    private async Task BuyAsync()
    {
        while (!home.IsCancellationRequested)
        {
            var number = Interlocked.Increment(ref orders);
            var key = Guid.NewGuid().ToString();
            while (!await OrderAsync(number, key)) await Task.Delay(Sigh, home.Token);
        }
    }

    /// <summary>Returns whether the order was placed; if not, it is to be retried with the same key.</summary>
    private async Task<bool> OrderAsync(int number, string key)
    {
        var sku = skus[number % skus.Length];
        var order = new
        {
            number = $"MANY-{number}",
            channel = "web",
            customer = new { name = "A. Buyer" },
            shipTo = new { name = "A. Buyer", line1 = "1 rue de la Paix", city = "Paris", postcode = "75002", country = "FR" },
            lines = new[] { new { sku, quantity = 1 } },
        };
        var address = new Uri(await cluster.AddressAsync(), $"/api/v1{Merchant}/orders");
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = JsonContent.Create(order), Headers = { { "Idempotency-Key", key } } };
        var start = Stopwatch.GetTimestamp();
        using var answer = await http.SendAsync(request, home.Token);
        told.Enqueue(new(sku, start, Stopwatch.GetTimestamp(), answer.IsSuccessStatusCode));
        if (answer.IsSuccessStatusCode) return true;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
        return false;
    }

    /// <param name="Sold">Whether the order was placed.</param>
    private sealed record Told(string Sku, long Start, long End, bool Sold);
}
