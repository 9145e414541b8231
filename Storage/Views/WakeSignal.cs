namespace OrleansWarehouse.Storage.Views;

/// <summary>An auto-reset signal that ends a timed wait early.</summary>
internal sealed class WakeSignal(TimeProvider time)
{
    private readonly Lock gate = new();
    private TaskCompletionSource signal = NewSignal();

    public void Set()
    {
        lock (gate) signal.TrySetResult();
    }

    /// <summary>Completes when it is set, or has been set since the last wait, or after <paramref name="longest"/>.</summary>
    public async Task WaitAsync(TimeSpan longest, CancellationToken cancellationToken)
    {
        Task signal;
        lock (gate) signal = this.signal.Task;
        await signal.WaitAsync(longest, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            if (this.signal.Task.IsCompleted) this.signal = NewSignal();
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

