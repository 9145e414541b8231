namespace OrleansWarehouse.Storage.Views;

/// <summary>Wakes somebody who lingers.</summary>
internal sealed class Bell(TimeProvider time)
{
    private readonly Lock _gate = new();
    private TaskCompletionSource _rung = NewSignal();

    public void Ring()
    {
        lock (_gate) _rung.TrySetResult();
    }

    /// <summary>Completes when it rings, or has rung since it was last heard, or when the time is over.</summary>
    public async Task HeardAsync(TimeSpan longest, CancellationToken cancellationToken)
    {
        Task rung;
        lock (_gate) rung = _rung.Task;
        await rung.WaitAsync(longest, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            if (_rung.Task.IsCompleted) _rung = NewSignal();
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
