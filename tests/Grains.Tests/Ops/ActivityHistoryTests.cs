using OrleansWarehouse.Grains.Interfaces.Ops;
using OrleansWarehouse.Grains.Ops.Activity;

namespace OrleansWarehouse.Grains.Tests.Ops;

public sealed class ActivityHistoryTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private readonly ActivityHistory history = new();

    [Fact]
    public void An_hour_is_kept_with_a_point_for_every_five_seconds()
    {
        for (var second = 0; second < 2 * 3_600; second++) history.Add(Point(second));

        Assert.Equal(720, history.Points.Length);
        Assert.Equal(Start.AddSeconds((2 * 3_600) - 1), history.Points[^1].At);
        Assert.All(history.Points.Zip(history.Points.Skip(1)), static pair => Assert.Equal(ActivityHistory.Step, pair.Second.At - pair.First.At));
    }

    [Fact]
    public void A_point_has_the_last_rates_of_its_step_and_the_most_of_what_is_of_a_moment()
    {
        history.Add(Point(10) with { CallsPerSecond = 100, P99Ms = 50, Running = 1, Lag = 3 });
        history.Add(Point(12) with { CallsPerSecond = 10, P99Ms = 8, Running = 7, Lag = 0 });
        history.Add(Point(14) with { CallsPerSecond = 1, P99Ms = null, Running = 0, Lag = 1 });
        history.Add(Point(15));

        Assert.Equal(2, history.Points.Length);
        Assert.Equal(Point(14) with { CallsPerSecond = 1, P99Ms = null, Running = 7, Lag = 3 }, history.Points[0]);
    }

    [Fact]
    public void Silence_leaves_a_gap_and_an_hour_of_it_leaves_nothing()
    {
        history.Add(Point(0));
        history.Add(Point(1_800));
        Assert.Equal([Point(0), Point(1_800)], history.Points);

        history.Add(Point(1_800 + 3_600));

        Assert.Equal([Point(1_800 + 3_600)], history.Points);
    }

    [Fact]
    public void When_the_clock_is_put_back_the_history_goes_on_from_there()
    {
        foreach (var second in (int[])[0, 5, 600, 605]) history.Add(Point(second));

        history.Add(Point(100));

        Assert.Equal([Point(0), Point(5), Point(100)], history.Points);
    }

    private static ActivityPoint Point(int second) => new(Start.AddSeconds(second), 2, 4, 0, 1, 1, 9, 0);
}
