namespace OrleansWarehouse.Simulation.Tests.Hosting;

/// <summary>A grain in memory, under the rules of Orleans: one request at a time, unless its class is reentrant or the method may
/// always interleave; what it awaits comes back to it, in order.</summary>
internal sealed class Activation(GrainClass kind, string key, Silo silo)
{
    private readonly Lane lane = silo.NewLane();
    private readonly LinkedList<Call> waiting = [];
    private readonly List<Call> running = [];
    private object? grain;
    private bool loading;
    private bool pumping;

    public string Key => key;

    public GrainClass Kind => kind;

    /// <summary>Nobody has asked it anything that is not answered.</summary>
    public bool IsIdle => running.Count == 0 && waiting.Count == 0 && !loading;

    /// <summary>The grain, once it is loaded.</summary>
    public object? Grain => loading ? null : grain;

    /// <summary>A message has come.</summary>
    public void Receive(Call call) => lane.Post(() => Accept(call));

    private void Accept(Call call)
    {
        waiting.AddLast(call);
        if (grain is null && !loading) Load();
        else Pump();
    }

    private void Load()
    {
        loading = true;
        grain = kind.Create(silo.Services);
        Observe(kind.Load(grain, key), Loaded);
    }

    private void Loaded(Task done)
    {
        loading = false;
        if (!done.IsFaulted)
        {
            Pump();
            return;
        }

        // As in a silo: who waits is told, and the next call makes a new one.
        grain = null;
        silo.Forget(this);
        foreach (var call in waiting) silo.Reply(() => call.Fail(done.Exception.InnerException!));
        waiting.Clear();
    }

    private void Pump()
    {
        if (loading || pumping) return;
        pumping = true;
        // A call that ends at once may let another one in.
        for (var node = Next(); node is not null; node = Next())
        {
            waiting.Remove(node);
            Begin(node.Value);
        }

        pumping = false;
    }

    private LinkedListNode<Call>? Next()
    {
        for (var node = waiting.First; node is not null; node = node.Next)
            if (MayBegin(node.Value)) return node;
        return null;
    }

    private bool MayBegin(Call call) =>
        running.Count == 0 || kind.IsReentrant || call.Shape.Interleaves
        || (call.Shape.IsReadOnly && running.TrueForAll(static one => one.Shape.IsReadOnly));

    private void Begin(Call call)
    {
        running.Add(call);
        Task? task = null;
        if (call.Context is { } context) ExecutionContext.Run(context, _ => task = Invoke(call), null);
        else task = Invoke(call);
        Observe(task!, done => Finished(call, done));
    }

    private Task Invoke(Call call)
    {
        try
        {
            return silo.Invoke(call, this, grain!);
        }
        catch (Exception failure)
        {
            return Task.FromException(failure);
        }
    }

    private void Finished(Call call, Task done)
    {
        running.Remove(call);
        silo.Reply(() => call.Complete(done));
        Pump();
    }

    private static void Observe(Task task, Action<Task> then)
    {
        if (task.IsCompleted) then(task);
        else task.GetAwaiter().UnsafeOnCompleted(() => then(task));
    }
}
