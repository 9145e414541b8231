using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;

namespace Orleans.Engine;

/// <summary>
/// One grain in memory: its mailbox, its scheduler, its requests and its life. It is itself the <see cref="TaskScheduler"/> of
/// its turns, so that every continuation of a turn comes back to the mailbox. Whatever is not said to be otherwise is touched
/// only within a turn, and there is never more than one turn at a time.
/// </summary>
internal sealed partial class Activation : TaskScheduler, IGrainContext, IThreadPoolWorkItem
{
    [ThreadStatic]
    private static Activation? s_current;

    private readonly string _key;
    private IServiceScope? _scope;

    internal Activation(GrainClass grainClass, string key)
    {
        Class = grainClass;
        _key = key;
        LastUsed = grainClass.Silo.Clock.Now;
    }

    /// <summary>The activation whose turn runs on this thread.</summary>
    internal static Activation? Here => s_current;

    internal GrainClass Class { get; }

    internal string Key => _key;

    internal Silo Silo => Class.Silo;

    public GrainId GrainId => new(Class.GrainType, IdSpan.Create(_key));

    public object? GrainInstance { get; private set; }

    public GrainReference GrainReference => new(Class, _key);

    public IServiceProvider ActivationServices => (_scope ??= Silo.Services.CreateScope()).ServiceProvider;

    public override string ToString() => $"[Activation: {GrainId}]";
}
