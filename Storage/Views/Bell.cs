namespace OrleansWarehouse.Storage.Views;

/// <summary>An auto-reset signal that ends a timed wait early.</summary>
internal sealed class Bell(TimeProvider time)
{
    private readonly Lock gate = new();
    private TaskCompletionSource rung = NewSignal();

    public void Ring()
    {
        lock (gate) rung.TrySetResult();
    }

    /// <summary>Completes when it rings, or has rung since the last wait, or after <paramref name="longest"/>.</summary>
    public async Task HeardAsync(TimeSpan longest, CancellationToken cancellationToken)
    {
        Task rung;
        lock (gate) rung = this.rung.Task;
        await rung.WaitAsync(longest, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            if (this.rung.Task.IsCompleted) this.rung = NewSignal();
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

