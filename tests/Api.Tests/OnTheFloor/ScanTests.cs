using System.Diagnostics;

using Microsoft.Extensions.DependencyInjection;

using OrleansWarehouse.Grains.Locations;

namespace OrleansWarehouse.Api.Tests.OnTheFloor;

/// <summary>How fast a scan is answered.</summary>
public sealed class ScanTests
{
    private const int Samples = 60;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_scan_waits_for_what_follows_from_it_and_for_nobody_elses_reactions(bool hangs)
    {
        var troubled = new Troubled(hangs);
        await using var server = new Server(null, troubled.Into, ("Storage:ReactionPause", "00:00:00.005"));
        var (well, sick) = (await TourAsync(server, 3 * Samples), await TourAsync(server, 1));
        var warm = await MedianAsync(well, "w");
        var without = await MedianAsync(well, "x");
        troubled.Site = sick.Floor.Site;
        await ScanAsync(sick, "s");
        await UntilAsync(() => troubled.Met > 0);
        var with = await MedianAsync(well, "y");

        TestContext.Current.TestOutputHelper?.WriteLine($"p50 of a scan: {warm} first, {without} without, {with} with");
        // A wait for another's reaction would last as long as its pauses, or endlessly; other load causes a few milliseconds of jitter.
        Assert.True(with < (without * 1.2) + TimeSpan.FromMilliseconds(10), $"{without} without, {with} with");
        Assert.Equal((3 * Samples, 0), (await PickedAsync(well), await PickedAsync(sick)));
    }

    /// <summary>Places an order of so many units and assigns its task to a picker.</summary>
    private static async Task<Tour> TourAsync(Server server, int units)
    {
        var floor = await Floor.SetUpAsync(server);
        await server.Operator.OkAsync("POST", $"/sites/{floor.Site}/adjustments", floor.Adjustment("A-01", units, "found"));
        await floor.OrderAsync("1", units);
        await server.Operator.OkAsync("POST", $"/sites/{floor.Site}/waves", "{}");
        var task = await server.Operator.OkAsync("POST", $"/sites/{floor.Site}/pickers/ann/nextTask", "{}");
        return new(floor, task.Json.GetProperty("task").GetString()!);
    }

    private static async Task<TimeSpan> MedianAsync(Tour tour, string prefix)
    {
        var took = new List<TimeSpan>();
        for (var i = 0; i < Samples; i++) took.Add(await ScanAsync(tour, $"{prefix}{i}"));
        took.Sort();
        return took[took.Count / 2];
    }

    private static async Task<TimeSpan> ScanAsync(Tour tour, string key)
    {
        var clock = Stopwatch.StartNew();
        await tour.Floor.Server.Operator.OkAsync(
            "POST", $"/sites/{tour.Floor.Site}/tasks/{tour.Task}/picks", """{"picker":"ann","stop":1,"quantity":1}""",
            ("Idempotency-Key", $"{tour.Floor.Site}-{key}"));
        return clock.Elapsed;
    }

    private static async Task<int> PickedAsync(Tour tour) =>
        (await tour.Floor.OrderAsync("1")).GetProperty("lines")[0].GetProperty("quantities").GetProperty("picked").GetInt32();

    private static async Task UntilAsync(Func<bool> condition)
    {
        var clock = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), "It did not come.");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    private sealed record Tour(Floor Floor, string Task);

    /// <summary>Moves goods from shelves to totes, except at one site, where it always fails or never completes.</summary>
    private sealed class Troubled(bool hangs)
    {
        private int met;

        public string? Site { get; set; }

        public int Met => met;

        public void Into(IServiceCollection services)
        {
            services.Remove(services.Single(static known => known.ImplementationType == typeof(TransferReactor)));
            services.AddSingleton<TransferReactor>();
            services.AddSingleton<IReactor>(provider => new Around(provider.GetRequiredService<TransferReactor>(), this));
        }

        private sealed class Around(IReactor inner, Troubled troubled) : IReactor
        {
            public string Name => inner.Name;

            public bool Handles(StoredEvent stored) => inner.Handles(stored);

            public IReadOnlyList<string> GoodsOf(StoredEvent stored) => inner.GoodsOf(stored);

            public async Task ReactAsync(StoredEvent stored, CancellationToken cancellationToken)
            {
                if (troubled.Site is not { } site || !stored.Stream.StartsWith($"location:{site}/", StringComparison.Ordinal))
                {
                    await inner.ReactAsync(stored, cancellationToken);
                    return;
                }

                Interlocked.Increment(ref troubled.met);
                if (troubled.Hangs) await Task.Delay(Timeout.Infinite, cancellationToken);
                throw new InvalidOperationException("as told");
            }
        }

        private bool Hangs => hangs;
    }
}
