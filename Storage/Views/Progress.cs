namespace OrleansWarehouse.Storage.Views;

/// <summary>How far something that follows the log has come, and who waits for it to come further.</summary>
internal sealed class Progress(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly LinkedList<(long Target, TaskCompletionSource Reached)> _waiting = [];
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

    /// <summary>True when the target is reached within the bound.</summary>
    public async ValueTask<bool> ReachedAsync(long target, TimeSpan bound, CancellationToken cancellationToken)
    {
        if (Position >= target) return true;
        var node = Add(target);
        if (node is null) return true;
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

    private LinkedListNode<(long Target, TaskCompletionSource Reached)>? Add(long target)
    {
        lock (_gate)
        {
            if (_position >= target) return null;
            return _waiting.AddLast((target, new(TaskCreationOptions.RunContinuationsAsynchronously)));
        }
    }
}
