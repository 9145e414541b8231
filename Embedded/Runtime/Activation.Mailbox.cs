namespace Orleans.Engine;

/// <summary>
/// The mailbox: a lock-free list that producers push onto and the one turn at a time takes whole. Its head is also the
/// schedule: null is idle, so whoever pushes onto null starts a turn, and a turn ends by swapping its marker for null, which
/// fails when something has come. With one word for both there is no flag to clear too early, and so no lost wake-up.
/// </summary>
internal sealed partial class Activation
{
    private const int ItemsPerTurn = 256;

    private static readonly Marker s_running = new();
    private static readonly Marker s_closed = new();

    private WorkItem? _head;
    private WorkItem? _batch;
    private int _turns;

    public override int MaximumConcurrencyLevel => 1;

    /// <summary>Safe from any thread.</summary>
    /// <returns>False when the activation has ended: its successor is to be looked up.</returns>
    internal bool TryPost(WorkItem item)
    {
        if (!TryPush(item))
        {
            return false;
        }

        Touch();
        return true;
    }

    private bool TryPush(WorkItem item)
    {
        var head = Volatile.Read(ref _head);
        while (head != s_closed)
        {
            item.Next = head;
            var seen = Interlocked.CompareExchange(ref _head, item, head);
            if (seen == head)
            {
                if (head is null)
                {
                    ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);
                }

                return true;
            }

            head = seen;
        }

        return false;
    }

    void IThreadPoolWorkItem.Execute()
    {
        s_current = this;
        try
        {
            // A turn is a task on this scheduler, because that is how an await knows where to come back to. Continuations are
            // tasks already.
            _batch ??= TakeAll();
            while (_batch is TaskItem item)
            {
                _batch = item.Next;
                RunTask(item.Task);
            }

            if (_batch is not null || _unsettled)
            {
                new Task(static self => ((Activation)self!).RunTurns(), this, TaskCreationOptions.DenyChildAttach).RunSynchronously(this);
            }
        }
        finally
        {
            s_current = null;
        }

        EndTurn();
    }

    private void RunTurns()
    {
        var root = ExecutionContext.Capture();
        for (var left = ItemsPerTurn; left > 0; left--)
        {
            if (_unsettled)
            {
                Settle();
            }

            if (_batch is not { } item)
            {
                if (Volatile.Read(ref _head) is Marker)
                {
                    return;
                }

                item = TakeAll()!;
            }

            _batch = item.Next;
            item.Next = null;
            _turns++;
            item.Run(this);
            if (ExecutionContext.Capture() != root)
            {
                // What a request set in its ambient context ends with its turn.
                ExecutionContext.Restore(root!);
            }
        }
    }

    private void EndTurn()
    {
        if (_batch is null && !_unsettled)
        {
            var head = Interlocked.CompareExchange(ref _head, null, s_running);
            if (head == s_running || head == s_closed)
            {
                return;
            }
        }

        // More has come, or others are to have the thread after a bounded number of items.
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    /// <summary>Takes what has been pushed, oldest first.</summary>
    private WorkItem? TakeAll(Marker? leave = null)
    {
        var newest = Interlocked.Exchange(ref _head, leave ?? s_running);
        WorkItem? oldest = null;
        while (newest is not null and not Marker)
        {
            var next = newest.Next;
            newest.Next = oldest;
            oldest = newest;
            newest = next;
        }

        return oldest;
    }

    internal void RunTask(Task task) => TryExecuteTask(task);

    protected override void QueueTask(Task task)
    {
        var item = new TaskItem(task);
        if (!TryPush(item))
        {
            RunAfterEnd(task);
        }
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        s_current == this && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks() => [];
}
