using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

using OrleansWarehouse.Benchmarks.Http;
using OrleansWarehouse.Benchmarks.Load;
using OrleansWarehouse.Benchmarks.Processes;
using OrleansWarehouse.Grains.Interfaces;

namespace OrleansWarehouse.Benchmarks.Live;

/// <summary>Merchants with a shop each, and screens that follow them.</summary>
internal sealed class LiveRun : IDisposable
{
    private const int Skus = 4;
    private const long Supply = 1_000_000;
    private const int WarmUpOrders = 4;
    private const int ConnectingAtOnce = 16;
    private const int OrderingAtOnce = 16;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(250);

    private readonly WarehouseClient client;
    private readonly Connection connection;
    private readonly Shop[] shops;
    private readonly Latencies latencies = new();
    private Listener[] listeners = [];
    private int orders;

    private LiveRun(Connection connection, WarehouseClient client, Shop[] shops) =>
        (this.connection, this.client, this.shops) = (connection, client, shops);

    public static async Task<LiveRun> SetUpAsync(
        Connection connection, WarehouseClient client, int subjects, CancellationToken cancellation)
    {
        var run = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        Shop[] shops = [.. Enumerable.Range(1, subjects).Select(number => new Shop($"live-{run}-{number}", Skus, Supply))];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = OrderingAtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(shops, parallel, async (shop, token) => await shop.SetUpAsync(client, token));
        return new LiveRun(connection, client, shops);
    }

    /// <summary>Connects the screens, spread evenly over the merchants.</summary>
    public async Task ConnectAsync(int connections, CancellationToken cancellation)
    {
        listeners = [.. Enumerable.Range(0, connections)
            .Select(number => new Listener($"merchant:{shops[number % shops.Length].Merchant}", latencies))];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = ConnectingAtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(listeners, parallel, async (listener, token) => await listener.ConnectAsync(connection, token));
    }

    public async Task<LiveResult> RunAsync(int eventsPerSecond, TimeSpan length, ServerProcess server, CancellationToken cancellation)
    {
        var ordersPerSecond = eventsPerSecond / await EventsPerOrderAsync(cancellation);
        var starts = await EndsAsync(cancellation);
        foreach (var listener in listeners) listener.Measures = true;
        var (serverCpu, ownCpu, clock) = (server.Read().Cpu, Environment.CpuUsage.TotalTime, Stopwatch.StartNew());
        var pace = new OpenPace(ordersPerSecond, length);
        await Task.WhenAll(Enumerable.Range(0, OrderingAtOnce).Select(_ => BuyAsync(pace, cancellation)));
        var took = clock.Elapsed;
        (serverCpu, ownCpu) = (server.Read().Cpu - serverCpu, Environment.CpuUsage.TotalTime - ownCpu);
        await server.WaitUntilQuietAsync(cancellation);

        var expected = await EventsAsync(starts, cancellation);
        await WaitForLastAsync(expected, cancellation);
        var told = listeners.Select(listener => (Events: expected[listener.Subject], Told: After(starts[listener.Subject], listener))).ToList();
        return new LiveResult(
            listeners.Length, shops.Length, expected.Values.Sum(events => events.Length), took,
            told.Sum(one => (long)one.Events.Length),
            told.Sum(one => (long)one.Events.Intersect(one.Told).Count()),
            told.Sum(one => one.Told.Length - (long)Rising(one.Told).Intersect(one.Events).Count()),
            listeners.Sum(listener => listener.Resets), latencies, serverCpu, ownCpu);
    }

    public void Dispose()
    {
        foreach (var listener in listeners) listener.Dispose();
    }

    private static long[] After(long start, Listener listener) => [.. listener.Told().Where(position => position > start)];

    /// <summary>Returns the positions that are above all before them.</summary>
    private static IEnumerable<long> Rising(long[] positions)
    {
        var last = 0L;
        foreach (var position in positions)
        {
            if (position <= last) continue;
            last = position;
            yield return position;
        }
    }

    private async Task<double> EventsPerOrderAsync(CancellationToken cancellation)
    {
        var before = await EndsAsync(cancellation);
        var orders = shops.Length * WarmUpOrders;
        for (var order = 0; order < orders; order++) await OrderAsync(cancellation);
        await Task.Delay(Glance, cancellation);
        return (await EventsAsync(before, cancellation)).Values.Sum(events => events.Length) / (double)orders;
    }

    private async Task BuyAsync(OpenPace pace, CancellationToken cancellation)
    {
        while (await pace.NextAsync(cancellation) is not null) await OrderAsync(cancellation);
    }

    private async Task OrderAsync(CancellationToken cancellation)
    {
        var number = Interlocked.Increment(ref orders);
        var shop = shops[number % shops.Length];
        var body = new
        {
            number = OrderRequest.Number(shop, number),
            channel = shop.Channel,
            customer = new { name = "A. Buyer" },
            shipTo = new { name = "A. Buyer", line1 = "1 Market Place", city = "Leeds", postcode = "LS1 6HW", country = "GB" },
            lines = new[] { new { sku = OrderRequest.Sku(number / shops.Length % Skus), quantity = 1 } },
        };
        await client.PostAsync<JsonElement>(Route.Of($"merchants/{shop.Merchant}/orders"), body, null, cancellation);
    }

    private async Task WaitForLastAsync(Dictionary<string, long[]> expected, CancellationToken cancellation)
    {
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < Patience; await Task.Delay(Glance, cancellation))
        {
            if (listeners.All(listener => listener.Told() is [.., var last] && last >= expected[listener.Subject].LastOrDefault()))
                return;
        }
    }

    /// <summary>Returns the newest position of each subject.</summary>
    private async Task<Dictionary<string, long>> EndsAsync(CancellationToken cancellation) =>
        (await EventsAsync(null, cancellation)).ToDictionary(of => of.Key, of => of.Value.LastOrDefault());

    /// <summary>Returns the positions of each subject's events, after the given ones.</summary>
    private async Task<Dictionary<string, long[]>> EventsAsync(Dictionary<string, long>? after, CancellationToken cancellation)
    {
        var events = new Dictionary<string, long[]>();
        foreach (var shop in shops)
        {
            var subject = $"merchant:{shop.Merchant}";
            var path = Route.Of($"merchants/{shop.Merchant}/events?limit=500&after={LogPosition.Format(after?[subject] ?? 0)}");
            events[subject] = await client.ListAsync<EventAnswer>(path, cancellation).Select(told => Position(told.Position)).ToArrayAsync(cancellation);
        }

        return events;
    }

    private static long Position(string text) =>
        LogPosition.TryParse(text, out var position) ? position : throw new InvalidDataException($"'{text}' is no position.");
}

