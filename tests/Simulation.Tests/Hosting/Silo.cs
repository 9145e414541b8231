namespace OrleansWarehouse.Simulation.Tests.Hosting;

/// <summary>Where grains live as long as a process does: brings calls to them and answers back, in whatever order the seed chooses.</summary>
internal sealed class Silo(Scheduler scheduler, Process process, CallFilter filter)
{
    private readonly Dictionary<(GrainClass Kind, string Key), Activation> activations = [];

    public Process Process => process;

    /// <summary>What grains are made with; set once, when the process starts.</summary>
    public IServiceProvider Services { get; set; } = null!;

    public IEnumerable<Activation> Activations => activations.Values;

    public Lane NewLane() => new(scheduler, process);

    /// <summary>Calls a grain: the message is on its way when this returns.</summary>
    public Call Send(Type grainInterface, string key, CallShape shape, object?[] arguments)
    {
        var call = shape.NewCall(arguments);
        var kind = GrainClass.Of(grainInterface);
        scheduler.Ready(new OneShot(process, () => Find(kind, key).Receive(call)));
        return call;
    }

    public void Reply(Action answer) => scheduler.Ready(new OneShot(process, answer));

    public Task Invoke(Call call, Activation at, object grain) => filter.Invoke(call, at, grain);

    /// <summary>The next call makes it anew. Whatever runs in the old one goes on: for a while there may be two.</summary>
    public void Forget(Activation activation)
    {
        if (activations.TryGetValue((activation.Kind, activation.Key), out var known) && known == activation)
            activations.Remove((activation.Kind, activation.Key));
    }

    private Activation Find(GrainClass kind, string key)
    {
        if (!activations.TryGetValue((kind, key), out var known)) activations.Add((kind, key), known = new(kind, key, this));
        return known;
    }
}

/// <summary>What stands between a call and its grain: by itself, nothing.</summary>
internal class CallFilter
{
    public virtual Task Invoke(Call call, Activation at, object grain) => call.Shape.Invoke(grain, call.Arguments);
}
