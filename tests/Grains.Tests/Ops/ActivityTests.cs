using OrleansWarehouse.Grains.Interfaces.Ops;
using OrleansWarehouse.Grains.Ops.Activity;
using OrleansWarehouse.Grains.Tests.Hosting;

namespace OrleansWarehouse.Grains.Tests.Ops;

/// <summary>What operators are told is what happened, on the silo.</summary>
public sealed class ActivityTests(WarehouseHost host)
{
    private const string Kind = "active";

    private readonly GrainActivity activity = new(host.Grains, TimeProvider.System);

    [Fact]
    public async Task Every_call_is_counted_once_wherever_it_ran()
    {
        var before = CallsOf(await activity.ReadAsync(), nameof(IActiveGrain.AnswerAsync));

        await Task.WhenAll(Enumerable.Range(0, 5_000).Select(i => Grain($"grain-{i % 50}").AnswerAsync(i)));

        var figures = await UntilAsync(nameof(IActiveGrain.AnswerAsync), before + 5_000);
        Assert.Equal(0, figures.Failures);
        Assert.True(figures.P50Ms <= figures.P99Ms, figures.ToString());
        Assert.True(figures.CallsPerSecond > 0, figures.ToString());
        Assert.True(figures.SlowestMs > 0, figures.ToString());
    }

    [Fact]
    public async Task Failures_are_counted_at_once_and_after_waiting()
    {
        for (var i = 0; i < 7; i++)
        {
            await Assert.ThrowsAnyAsync<Exception>(() => Grain("fails").FailAsync());
            await Assert.ThrowsAnyAsync<Exception>(() => Grain("fails").FailLaterAsync());
        }

        Assert.Equal(7, (await UntilAsync(nameof(IActiveGrain.FailAsync), 7)).Failures);
        Assert.Equal(7, (await UntilAsync(nameof(IActiveGrain.FailLaterAsync), 7)).Failures);
    }

    [Fact]
    public async Task What_runs_is_seen_while_it_runs_and_slow_calls_are_told_as_such()
    {
        var key = Guid.NewGuid().ToString("N");
        var call = Grain(key).WaitAsync();

        var running = await UntilAsync(report => FiguresOf(report, nameof(IActiveGrain.WaitAsync))?.Running == 1);
        Gates.Of(key).SetResult();
        await call;
        var ended = await UntilAsync(report => FiguresOf(report, nameof(IActiveGrain.WaitAsync)) is { Running: 0, SlowestMs: not null });

        Assert.Null(FiguresOf(running, nameof(IActiveGrain.WaitAsync))!.SlowestMs);
        Assert.InRange(FiguresOf(ended, nameof(IActiveGrain.WaitAsync))!.SlowestMs!.Value, 1, 60_000);
    }

    [Fact]
    public async Task The_hottest_grain_comes_first()
    {
        var (hot, cold) = (Guid.NewGuid().ToString("N"), Guid.NewGuid().ToString("N"));
        for (var i = 0; i < 4_000; i++) await Grain(i % 4 == 0 ? cold : hot).AnswerAsync(i);

        var report = await UntilAsync(report => report.Hot.Any(grain => grain.Key == cold) && report.Hot.Any(grain => grain.Key == hot));

        var mine = report.Hot.Where(grain => grain.Key == hot || grain.Key == cold).ToList();
        Assert.Equal([(Kind, hot), (Kind, cold)], mine.Select(grain => (grain.Grain, grain.Key)));
        Assert.True(mine[0].CallsPerSecond > mine[1].CallsPerSecond);
    }

    [Fact]
    public async Task Grains_in_memory_are_counted_and_everybody_who_follows_the_log_is_there()
    {
        for (var i = 0; i < 30; i++) await Grain($"there-{i}").AnswerAsync(i);

        var report = await UntilAsync(report => report.Grains.Any(kind => kind.Grain == Kind && kind.Activations >= 30));

        Assert.NotEmpty(report.Silos);
        Assert.Contains(report.Followers, one => one.Kind is FollowerKind.Projection);
        Assert.Contains(report.Followers, one => one.Kind is FollowerKind.Reactor);
        Assert.DoesNotContain(report.Methods, method => method.Grain == IActivityGrain.Key);
    }

    private static CallFigures? FiguresOf(ActivityReport report, string method) =>
        report.Methods.FirstOrDefault(one => one.Grain == Kind && one.Method == method)?.Calls;

    private static long CallsOf(ActivityReport report, string method) => FiguresOf(report, method)?.Calls ?? 0;

    private IActiveGrain Grain(string key) => host.Grains.GetGrain<IActiveGrain>(key);

    /// <summary>The figures of a method when it has been called so often; they must never say more.</summary>
    private async Task<CallFigures> UntilAsync(string method, long calls)
    {
        var report = await UntilAsync(report => CallsOf(report, method) >= calls);
        Assert.Equal(calls, CallsOf(report, method));
        return FiguresOf(report, method)!;
    }

    private async Task<ActivityReport> UntilAsync(Predicate<ActivityReport> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            var report = await activity.ReadAsync();
            if (condition(report)) return report;
            await Task.Delay(100, patience.Token);
        }
    }
}
