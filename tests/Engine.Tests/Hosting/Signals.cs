using System.Collections.Concurrent;

[assembly: AssemblyFixture(typeof(OrleansWarehouse.Engine.Tests.SharedHost))]

namespace OrleansWarehouse.Engine.Tests;

/// <summary>Where a test and a grain meet, both being in one process: a place that is reached, and a gate that is opened.</summary>
public sealed class Signal
{
    private static readonly ConcurrentDictionary<string, Signal> s_signals = new();

    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ConcurrentQueue<string> Notes { get; } = new();

    public static Signal Of(string name) => s_signals.GetOrAdd(name, static _ => new Signal());

    public static string NewName() => Guid.NewGuid().ToString("N");

    public void Reach() => _reached.TrySetResult();

    public void Open() => _opened.TrySetResult();

    public Task WhenReached() => _reached.Task.InTime();

    public Task WhenOpened(CancellationToken token = default) => _opened.Task.WaitAsync(token);
}

public static class InTimeExtensions
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    public static Task InTime(this Task task) => task.WaitAsync(s_patience);

    public static Task<T> InTime<T>(this Task<T> task) => task.WaitAsync(s_patience);

    /// <summary>For what can only be seen from outside: asks again, at each answer, until it is so.</summary>
    public static async Task Until(this Func<Task<bool>> condition)
    {
        using var patience = new CancellationTokenSource(s_patience);
        while (!await condition())
        {
            await Task.Delay(10, patience.Token);
        }
    }
}
