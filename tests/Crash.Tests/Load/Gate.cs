namespace OrleansWarehouse.Crash.Tests.Load;

/// <summary>Admits workers for a piece of work. While it is closed no new ones enter, and closing waits until the last has
/// left.</summary>
internal sealed class Gate
{
    private readonly Lock door = new();
    private TaskCompletionSource? closed;
    private TaskCompletionSource? empty;
    private int inside;

    /// <summary>Waits while the gate is closed; disposing the pass ends the work.</summary>
    public async Task<IDisposable> EnterAsync()
    {
        while (Closed() is { } wait) await wait;
        return new Pass(Leave);
    }

    /// <summary>Closes the gate and waits until nobody is inside; disposing the pass opens it again.</summary>
    public async Task<IDisposable> CloseAsync()
    {
        Task left;
        lock (door)
        {
            closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
            empty = new(TaskCreationOptions.RunContinuationsAsynchronously);
            if (inside == 0) empty.SetResult();
            left = empty.Task;
        }

        await left;
        return new Pass(Open);
    }

    /// <summary>If the gate is open, enters and returns null; otherwise returns a task that completes when it opens.</summary>
    private Task? Closed()
    {
        lock (door)
        {
            if (closed is null) inside++;
            return closed?.Task;
        }
    }

    private void Leave()
    {
        lock (door)
            if (--inside == 0) empty?.TrySetResult();
    }

    private void Open()
    {
        lock (door)
        {
            closed!.SetResult();
            (closed, empty) = (null, null);
        }
    }

    private sealed class Pass(Action giveBack) : IDisposable
    {
        public void Dispose() => giveBack();
    }
}
