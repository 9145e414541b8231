namespace OrleansWarehouse.Simulation.Tests.Hosting;

/// <summary>Where continuations come back to, one after the other in their order: a grain's scheduler, a request's, a person's.</summary>
internal sealed class Lane(Scheduler scheduler, Process? process) : SynchronizationContext, IRunnable
{
    private readonly Queue<(SendOrPostCallback Callback, object? State)> waiting = new();

    public override void Post(SendOrPostCallback d, object? state)
    {
        if (process is { IsDead: true }) return;
        waiting.Enqueue((d, state));
        if (waiting.Count == 1) scheduler.Ready(this);
    }

    public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException("Nobody waits for a thread here.");

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Begins something in this lane, at a later step.</summary>
    public void Post(Action action) => Post(static state => ((Action)state!)(), action);

    public void Run()
    {
        if (process is { IsDead: true })
        {
            waiting.Clear();
            return;
        }

        var (callback, state) = waiting.Peek();
        SetSynchronizationContext(this);
        try
        {
            callback(state);
        }
        finally
        {
            SetSynchronizationContext(null);
            waiting.Dequeue();
            if (waiting.Count > 0) scheduler.Ready(this);
        }
    }
}

/// <summary>What dies together when the machine fails: nothing of it runs on.</summary>
internal sealed class Process
{
    private readonly List<Action> mourners = [];

    public bool IsDead { get; private set; }

    /// <summary>Has somebody told when it dies, who is outside of it and waits for an answer.</summary>
    public void OnDeath(Action mourner) => mourners.Add(mourner);

    public void Die()
    {
        IsDead = true;
        foreach (var mourner in mourners) mourner();
        mourners.Clear();
    }
}
