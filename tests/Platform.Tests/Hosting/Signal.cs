using System.Collections.Concurrent;

namespace OrleansWarehouse.Platform.Tests.Hosting;

/// <summary>Synchronizes a test and a grain in the same process: a point that is reached, a gate that is opened, and notes.</summary>
internal sealed class Signal
{
    private static readonly ConcurrentDictionary<string, Signal> Signals = new();

    private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ConcurrentQueue<string> Notes { get; } = new();

    public static Signal Of(string name) => Signals.GetOrAdd(name, static _ => new Signal());

    public static string NewName() => Guid.NewGuid().ToString("N");

    public void Reach() => reached.TrySetResult();

    public void Open() => opened.TrySetResult();

    public Task WhenReached() => reached.Task.InTime();

    public Task WhenOpened(CancellationToken token = default) => opened.Task.WaitAsync(token);
}

internal static class Patience
{
    /// <summary>Below the half minute after which Orleans times a call out.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    public static Task InTime(this Task task) => task.WaitAsync(Limit);

    public static Task<T> InTime<T>(this Task<T> task) => task.WaitAsync(Limit);
}
