namespace OrleansWarehouse.Storage.Views;

/// <summary>How far something that follows the log has come, and who waits for it to come further.</summary>
internal sealed class Progress(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly LinkedList<(long Target, TaskCompletionSource Reached)> _waiting = [];
    private TaskCompletionSource _call = NewSignal();
    private long _position = -1;

    public long Position => Volatile.Read(ref _position);

    public bool IsAwaited
    {
        get
        {
            lock (_gate) return _waiting.Count > 0;
        }
    }

    public void Set(long position)
    {
        lock (_gate)
        {
            Volatile.Write(ref _position, position);
            for (var node = _waiting.First; node is not null;)
            {
                var next = node.Next;
                if (node.Value.Target <= position)
                {
                    node.Value.Reached.TrySetResult();
                    _waiting.Remove(node);
                }

                node = next;
            }
        }
    }

    /// <summary>True when the target is reached within the bound. Somebody who lingers is called.</summary>
    public async ValueTask<bool> ReachedAsync(long target, TimeSpan bound, CancellationToken cancellationToken)
    {
        if (Position >= target) return true;
        var node = Add(target);
        if (node is null) return true;
        Hurry();
        try
        {
            await node.Value.Reached.Task.WaitAsync(bound, time, cancellationToken);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
        finally
        {
            lock (_gate)
            {
                if (node.List is not null) _waiting.Remove(node);
            }
        }
    }

    /// <summary>Waits for company, at most so long, unless somebody waits already.</summary>
    public Task LingerAsync(TimeSpan longest, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_waiting.Count > 0) return Task.CompletedTask;
        }

        return CalledAsync(longest, cancellationToken);
    }

    /// <summary>Completes when somebody is in a hurry, or when the time is over.</summary>
    public async Task CalledAsync(TimeSpan longest, CancellationToken cancellationToken)
    {
        Task call;
        lock (_gate) call = _call.Task;
        await call.WaitAsync(longest, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            if (_call.Task.IsCompleted) _call = NewSignal();
        }
    }

    public void Hurry()
    {
        lock (_gate) _call.TrySetResult();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private LinkedListNode<(long Target, TaskCompletionSource Reached)>? Add(long target)
    {
        lock (_gate)
        {
            if (_position >= target) return null;
            return _waiting.AddLast((target, NewSignal()));
        }
    }
}
