namespace Orleans.Engine;

/// <summary>
/// Continuations that come to an activation after it has ended (of work that nobody waited for). They still run one at a time,
/// so that code which outlives its grain is no worse off than before.
/// </summary>
internal sealed class StrayTasks(Activation owner) : IThreadPoolWorkItem
{
    private readonly Queue<Task> _tasks = new();
    private bool _running;

    internal void Add(Task task)
    {
        lock (_tasks)
        {
            _tasks.Enqueue(task);
            if (_running)
            {
                return;
            }

            _running = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    public void Execute()
    {
        while (true)
        {
            Task? task;
            lock (_tasks)
            {
                if (!_tasks.TryDequeue(out task))
                {
                    _running = false;
                    return;
                }
            }

            owner.RunStray(task);
        }
    }
}
