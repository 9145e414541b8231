using System.Reflection;
using Orleans.Runtime;

namespace Orleans.Engine;

/// <summary>Leads a call through its filters, each of which decides whether it goes on.</summary>
internal abstract class CallContext(Invocation call) : IGrainCallContext
{
    private object? _result;
    private int _stage;

    public abstract object Grain { get; }

    public GrainId? SourceId => Call.Source;

    public GrainId TargetId => Call.Target!.GrainId;

    public string InterfaceName => Call.Method!.InterfaceType.FullName!;

    public string MethodName => Call.Method!.Method.Name;

    public MethodInfo InterfaceMethod => Call.Method!.Method;

    public object? Result
    {
        get => _result;
        set
        {
            _result = value;
            HasResult = true;
        }
    }

    protected Invocation Call { get; } = call;

    private bool HasResult { get; set; }

    public async Task Invoke()
    {
        var stage = _stage++;
        try
        {
            if (!await TryStageAsync(stage))
            {
                Result = await FinishAsync();
            }
            else if (!HasResult)
            {
                throw new InvalidOperationException("A call filter neither went on nor set a result.");
            }
        }
        finally
        {
            _stage--;
        }
    }

    /// <returns>False when there is no filter left.</returns>
    protected abstract ValueTask<bool> TryStageAsync(int stage);

    protected abstract Task<object?> FinishAsync();
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

    internal static async Task<object?> InvokeAsync(Activation activation, Invocation call)
    {
        var context = new IncomingCallContext(activation, call);
        await context.Invoke();
        return context.Result;
    }

    protected override async ValueTask<bool> TryStageAsync(int stage)
    {
        var filters = activation.Silo.IncomingFilters;
        var filter = stage < filters.Length ? filters[stage]
            : stage == filters.Length ? Grain as IIncomingGrainCallFilter
            : null;
        await (filter?.Invoke(this) ?? Task.CompletedTask);
        return filter is not null;
    }

    protected override async Task<object?> FinishAsync()
    {
        var task = Call.Call(Grain);
        await task;
        return Call.BoxedResultOf(task);
    }
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
        return context.Result is T result ? result : default!;
    }

    protected override async ValueTask<bool> TryStageAsync(int stage)
    {
        var filters = target.Class.Silo.OutgoingFilters;
        if (stage >= filters.Length)
        {
            return false;
        }

        await filters[stage].Invoke(this);
        return true;
    }

    protected override Task<object?> FinishAsync() => ((IAnswered)Call).DeliverAsync(target);
}

/// <summary>Lets a call of any answer be sent and awaited as one of an object.</summary>
internal interface IAnswered
{
    Task<object?> DeliverAsync(GrainReference target);
}
