using OrleansWarehouse.Grains.Interfaces.Ops;
using OrleansWarehouse.Grains.Ops.Activity;

namespace OrleansWarehouse.Grains.Tests.Ops;

public sealed class CallSumsTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Percentiles_are_those_of_all_calls_and_no_mean_of_the_silos()
    {
        var quick = Silo("a", Method(calls: 9_900, micros: 1_000));
        var slow = Silo("b", Method(calls: 100, micros: 500_000));

        var one = CallSums.PointOf(Now, [quick, slow]);
        var slower = CallSums.PointOf(Now, [quick, slow, Silo("c", Method(calls: 10, micros: 500_000))]);

        Assert.InRange(one.P99Ms!.Value, 0.9, 1.1);
        Assert.InRange(slower.P99Ms!.Value, 450, 550);
        Assert.InRange(slower.P50Ms!.Value, 0.9, 1.1);
    }

    [Fact]
    public void Rates_and_calls_under_way_add_up_and_the_slowest_follower_counts()
    {
        var point = CallSums.PointOf(Now,
        [
            Silo("a", Method(calls: 20, micros: 10)) with { LogPosition = 5, EventsPerSecond = 1 },
            Silo("b", Method(calls: 40, micros: 10), Method(calls: 30, micros: 10)) with
            {
                LogPosition = 9, EventsPerSecond = 3,
                Followers = [new(FollowerKind.Projection, "orders", 4), new(FollowerKind.Reactor, "pick", 12)],
            },
        ]);

        Assert.Equal((9, 3, 0.3, 6, 12), (point.CallsPerSecond, point.EventsPerSecond, point.FailuresPerSecond, point.Running, point.Lag));
    }

    [Fact]
    public void Where_nothing_is_called_there_is_no_latency()
    {
        var point = CallSums.PointOf(Now, [Silo("a")]);

        Assert.Equal(new ActivityPoint(Now, 0, 0, 0, 0, null, null, 0), point);
    }

    private static SiloActivity Silo(string name, params MethodActivity[] methods) =>
        new(name, Now, TimeSpan.FromSeconds(10), [.. methods], [], [], [], 0, 0);

    private static MethodActivity Method(long calls, long micros) =>
        new("order", "PlaceAsync", calls, 1, calls, 1, 2, micros, [new(LatencyScale.BucketOf(micros), calls)]);
}
