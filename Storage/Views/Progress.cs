namespace OrleansWarehouse.Storage.Views;

/// <summary>The position of a follower of the log, with waiting for it to advance.</summary>
internal sealed class Progress(TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly LinkedList<(long Target, TaskCompletionSource Reached)> waiting = [];
    private long position = -1;

    public long Position => Volatile.Read(ref position);

    public bool IsAwaited
    {
        get
        {
            lock (gate) return waiting.Count > 0;
        }
    }

    public void Set(long position)
    {
        lock (gate)
        {
            Volatile.Write(ref this.position, position);
            for (var node = waiting.First; node is not null;)
            {
                var next = node.Next;
                if (node.Value.Target <= position)
                {
                    node.Value.Reached.TrySetResult();
                    waiting.Remove(node);
                }

                node = next;
            }
        }
    }

    /// <summary>Returns true when the target is reached within the bound.</summary>
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
            lock (gate)
            {
                if (node.List is not null) waiting.Remove(node);
            }
        }
    }

    private LinkedListNode<(long Target, TaskCompletionSource Reached)>? Add(long target)
    {
        lock (gate)
        {
            if (position >= target) return null;
            return waiting.AddLast((target, new(TaskCreationOptions.RunContinuationsAsynchronously)));
        }
    }
}

