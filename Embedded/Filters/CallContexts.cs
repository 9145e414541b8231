using System.Reflection;
using Orleans.Runtime;

namespace Orleans.Engine;

/// <summary>Leads a call through its filters, each of which decides whether it goes on. A call that never waits costs this object
/// and no other: every call of a silo with filters comes through here.</summary>
internal abstract class CallContext(Invocation call) : IGrainCallContext
{
    private object? _result;
    private Task? _answered;
    private int _stage;

    public abstract object Grain { get; }

    public GrainId? SourceId => Call.Source;

    public GrainId TargetId => Call.Target!.GrainId;

    public string InterfaceName => Call.Method!.InterfaceType.FullName!;

    public string MethodName => Call.Method!.Method.Name;

    public MethodInfo InterfaceMethod => Call.Method!.Method;

    public object? Result
    {
        get => IsReplaced ? _result : _answered is { IsCompletedSuccessfully: true } ? BoxedResultOf(_answered) : null;
        set
        {
            _result = value;
            IsReplaced = true;
        }
    }

    /// <summary>Whether a filter has set a result.</summary>
    internal bool IsReplaced { get; private set; }

    /// <summary>Whether there is a result: the method's, or one that a filter has set.</summary>
    internal bool HasResult => IsReplaced || _answered is { IsCompletedSuccessfully: true };

    /// <summary>What the method itself gave, once it has; its result counts unless it is replaced.</summary>
    internal Task? Answered => _answered;

    protected Invocation Call { get; } = call;

    internal static InvalidOperationException NoResult() => new("A call filter neither went on nor set a result.");

    public Task Invoke()
    {
        var stage = _stage++;
        Task step;
        try
        {
            if (TryFilter(stage) is not { } filtering)
            {
                return Finish();
            }

            step = filtering;
        }
        catch (Exception exception)
        {
            step = Task.FromException(exception);
        }

        // Nobody stands before the first filter, who could go on once more.
        return stage == 0 ? step : EndStageAsync(step);
    }

    /// <returns>The filter of that stage at work; null when there is no filter left.</returns>
    protected abstract Task? TryFilter(int stage);

    /// <summary>Makes the call itself.</summary>
    protected abstract Task CallOn();

    protected virtual object? BoxedResultOf(Task answered) => Call.BoxedResultOf(answered);

    private Task Finish()
    {
        _stage--;
        IsReplaced = false;
        return _answered = CallOn();
    }

    private async Task EndStageAsync(Task step)
    {
        try
        {
            await step;
        }
        finally
        {
            _stage--;
        }

        if (!HasResult)
        {
            throw NoResult();
        }
    }
}

internal sealed class IncomingCallContext(Activation activation, Invocation call) : CallContext(call), IIncomingGrainCallContext
{
    public override object Grain => activation.GrainInstance!;

    public IGrainContext TargetContext => activation;

    public MethodInfo ImplementationMethod
    {
        get
        {
            var map = Grain.GetType().GetInterfaceMap(InterfaceMethod.DeclaringType!);
            return map.TargetMethods[Array.IndexOf(map.InterfaceMethods, InterfaceMethod)];
        }
    }

    protected override Task? TryFilter(int stage)
    {
        var filters = activation.Silo.IncomingFilters;
        return stage < filters.Length ? filters[stage].Invoke(this)
            : stage == filters.Length && Grain is IIncomingGrainCallFilter own ? own.Invoke(this)
            : null;
    }

    protected override Task CallOn() => Call.Call(Grain);
}

internal sealed class OutgoingCallContext(GrainReference target, Invocation call) : CallContext(call), IOutgoingGrainCallContext
{
    public override object Grain => target;

    public IGrainContext? SourceContext { get; } = Activation.Here;

    internal static async Task<T> SendAsync<T>(GrainReference target, Invocation<T> call)
    {
        call.Depart(target);
        var context = new OutgoingCallContext(target, call);
        await context.Invoke();
        if (!context.HasResult)
        {
            throw NoResult();
        }

        return context.Result is T result ? result : default!;
    }

    protected override Task? TryFilter(int stage)
    {
        var filters = target.Class.Silo.OutgoingFilters;
        return stage < filters.Length ? filters[stage].Invoke(this) : null;
    }

    protected override Task CallOn() => ((IAnswered)Call).DeliverAsync(target);

    protected override object? BoxedResultOf(Task answered) => ((Task<object?>)answered).Result;
}

/// <summary>Lets a call of any answer be sent and awaited as one of an object.</summary>
internal interface IAnswered
{
    Task<object?> DeliverAsync(GrainReference target);
}
