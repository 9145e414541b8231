using OrleansWarehouse.Platform.Tests.Hosting;

namespace OrleansWarehouse.Platform.Tests.Turns;

public interface ITurnGrain : IGrainWithStringKey
{
    Task<int> AddSlowlyAsync();

    Task<int> AddInPartsAsync(int parts, int callers, string signal);

    /// <summary>Returns where it left its scheduler; null if it did not.</summary>
    Task<string?> StrayAsync();

    Task WaitAsync(string signal);

    [AlwaysInterleave]
    Task<int> StartedAsync();
}

public interface IOneByOneGrain : ITurnGrain;

public interface IReentrantGrain : ITurnGrain;

public abstract class TurnGrain : Grain, ITurnGrain
{
    private int count;
    private int inside;
    private int started;

    public async Task<int> AddSlowlyAsync()
    {
        var before = count;
        await Task.Yield();
        await Task.Delay(1);
        await Task.WhenAll(Task.Delay(1), Task.Run(static () => { }));
        return count = before + 1;
    }

    /// <summary>Other calls may interleave at every await, but never in between. No call begins before all callers are inside.</summary>
    public async Task<int> AddInPartsAsync(int parts, int callers, string signal)
    {
        if (++started == callers) Signal.Of(signal).Open();
        await Signal.Of(signal).WhenOpened();
        for (var i = 0; i < parts; i++)
        {
            if (Interlocked.Increment(ref inside) != 1) throw new InvalidOperationException("Two turns at once.");
            var before = count;
            Thread.SpinWait(50);
            count = before + 1;
            Interlocked.Decrement(ref inside);
            await Task.Yield();
        }

        return count;
    }

    public async Task<string?> StrayAsync()
    {
        var mine = TaskScheduler.Current;
        if (mine == TaskScheduler.Default) return "at once";
        await Task.Yield();
        if (TaskScheduler.Current != mine) return "after Yield";
        await Task.Delay(1);
        if (TaskScheduler.Current != mine) return "after Delay";
        var pooled = await Task.Run(static () => TaskScheduler.Current == TaskScheduler.Default);
        if (TaskScheduler.Current != mine || !pooled) return "after Run";
        await Task.WhenAll(Task.Delay(1), Task.Run(static () => { }));
        return TaskScheduler.Current == mine ? null : "after WhenAll";
    }

    public async Task WaitAsync(string signal)
    {
        started++;
        Signal.Of(signal).Reach();
        await Signal.Of(signal).WhenOpened();
    }

    public Task<int> StartedAsync() => Task.FromResult(started);
}

public sealed class OneByOneGrain : TurnGrain, IOneByOneGrain;

[Reentrant]
public sealed class ReentrantGrain : TurnGrain, IReentrantGrain;
