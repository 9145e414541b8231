using Orleans.Concurrency;

namespace OrleansWarehouse.Engine.Tests.Timers;

public interface ITimerGrain : IGrainWithStringKey
{
    Task StartAsync(bool interleave, bool keepAlive, string? failsOn);

    Task ChangeAsync(TimeSpan due, TimeSpan period);

    Task StopAsync();

    Task HoldAsync(string signal);

    [AlwaysInterleave]
    Task<int> TicksAsync();

    Task StartSlowAsync(string signal);
}

public sealed class TimerGrain : Grain, ITimerGrain
{
    private IGrainTimer? _timer;
    private int _ticks;
    private bool _ticking;

    public Task StartAsync(bool interleave, bool keepAlive, string? failsOn)
    {
        var mine = TaskScheduler.Current;
        _timer = this.RegisterGrainTimer(
            async (string? bad, CancellationToken token) =>
            {
                if (_ticking || TaskScheduler.Current != mine)
                {
                    Signal.Of(this.GetPrimaryKeyString()).Notes.Enqueue("overlapped or off the scheduler");
                }

                _ticking = true;
                await Task.Yield();
                _ticking = false;
                _ticks++;
                if (bad == $"{_ticks}")
                {
                    throw new InvalidOperationException("a tick fails");
                }
            },
            failsOn,
            new GrainTimerCreationOptions(TimeSpan.FromMilliseconds(5), TimeSpan.FromMilliseconds(5)) { Interleave = interleave, KeepAlive = keepAlive });
        return Task.CompletedTask;
    }

    public Task ChangeAsync(TimeSpan due, TimeSpan period)
    {
        _timer!.Change(due, period);
        return Task.CompletedTask;
    }

    public Task StopAsync()
    {
        _timer!.Dispose();
        return Task.CompletedTask;
    }

    public async Task HoldAsync(string signal)
    {
        Signal.Of(signal).Reach();
        await Signal.Of(signal).WhenOpened();
    }

    public Task<int> TicksAsync() => Task.FromResult(_ticks);

    public Task StartSlowAsync(string signal)
    {
        _timer = this.RegisterGrainTimer(
            async token =>
            {
                Signal.Of(signal).Reach();
                try
                {
                    await Task.Delay(Timeout.Infinite, token);
                }
                catch (OperationCanceledException)
                {
                    Signal.Of(signal).Notes.Enqueue("stopped");
                }
            },
            new GrainTimerCreationOptions(TimeSpan.Zero, Timeout.InfiniteTimeSpan) { Interleave = true });
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Signal.Of(this.GetPrimaryKeyString()).Reach();
        return Task.CompletedTask;
    }
}
