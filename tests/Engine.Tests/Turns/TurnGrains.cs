using Orleans.Concurrency;

namespace OrleansWarehouse.Engine.Tests.Turns;

public interface ITurnGrain : IGrainWithStringKey
{
    Task<int> AddSlowlyAsync();

    Task<int> CountAsync();

    Task<string> ComesBackAsync();

    Task WaitAsync(string signal);

    [ReadOnly]
    Task ReadAsync(string signal);

    [AlwaysInterleave]
    Task<int> StartedAsync();

    [AlwaysInterleave]
    Task<int> PeekAsync();

    ValueTask<int> ValueAsync(int a, string b, long c, decimal d, Guid e, object? f, int g, int h, int i);

    ValueTask NothingAsync();
}

public interface IOnlyTurns : ITurnGrain;

public interface IReentrantTurnGrain : ITurnGrain;

public interface IInterleavingTurnGrain : IGrainWithStringKey
{
    Task<int> AddInPartsAsync(int parts);
}

public abstract class TurnGrainBase : Grain, ITurnGrain
{
    private int _count;
    private int _started;

    public async Task<int> AddSlowlyAsync()
    {
        var before = _count;
        await Task.Yield();
        await Task.Delay(1);
        await Task.WhenAll(Task.Delay(1), Task.Run(static () => { }));
        return _count = before + 1;
    }

    public Task<int> CountAsync() => Task.FromResult(_count);

    public async Task<string> ComesBackAsync()
    {
        var mine = TaskScheduler.Current;
        if (mine == TaskScheduler.Default)
        {
            return "not on a scheduler of its own";
        }

        await Task.Yield();
        if (TaskScheduler.Current != mine)
        {
            return "lost after Yield";
        }

        await Task.Delay(1);
        if (TaskScheduler.Current != mine)
        {
            return "lost after Delay";
        }

        var pooled = await Task.Run(static () => TaskScheduler.Current == TaskScheduler.Default);
        if (TaskScheduler.Current != mine || !pooled)
        {
            return "lost after Task.Run";
        }

        await Task.WhenAll(Task.Delay(1).ContinueWith(_ => _count++, mine), Task.Factory.StartNew(() => _count++));
        return TaskScheduler.Current == mine ? "ok" : "lost after WhenAll";
    }

    public async Task WaitAsync(string signal)
    {
        _started++;
        Signal.Of(signal).Reach();
        await Signal.Of(signal).WhenOpened();
    }

    public Task ReadAsync(string signal) => WaitAsync(signal);

    public Task<int> StartedAsync() => Task.FromResult(_started);

    public Task<int> PeekAsync() => Task.FromResult(_count);

    public ValueTask<int> ValueAsync(int a, string b, long c, decimal d, Guid e, object? f, int g, int h, int i) =>
        ValueTask.FromResult(a + b.Length + (int)c + (int)d + (e == Guid.Empty ? 0 : 1) + (f is null ? 0 : 1) + g + h + i);

    public async ValueTask NothingAsync() => await Task.Yield();
}

public sealed class TurnGrain : TurnGrainBase, IOnlyTurns;

[Reentrant]
public sealed class ReentrantTurnGrain : TurnGrainBase, IReentrantTurnGrain;

[Reentrant]
public sealed class InterleavingTurnGrain : Grain, IInterleavingTurnGrain
{
    private int _sum;
    private int _inside;

    // At every await others may come in, but never between two awaits.
    public async Task<int> AddInPartsAsync(int parts)
    {
        for (var i = 0; i < parts; i++)
        {
            if (Interlocked.Increment(ref _inside) != 1)
            {
                throw new InvalidOperationException("Two turns at once.");
            }

            var sum = _sum;
            Thread.SpinWait(50);
            _sum = sum + 1;
            Interlocked.Decrement(ref _inside);
            await Task.Yield();
        }

        return _sum;
    }
}
