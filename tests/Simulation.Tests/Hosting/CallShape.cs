using System.Collections.Concurrent;
using System.Reflection;

namespace OrleansWarehouse.Simulation.Tests.Hosting;

/// <summary>What there is to know of a method of a grain's interface, found once.</summary>
internal abstract class CallShape(MethodInfo method)
{
    private static readonly ConcurrentDictionary<MethodInfo, CallShape> Known = new();

    private readonly MethodInvoker invoker = MethodInvoker.Create(method);

    public MethodInfo Method => method;

    /// <summary>Whether a call of it may begin while another one is under way, whatever the grain.</summary>
    public bool Interleaves { get; } = method.IsDefined(typeof(AlwaysInterleaveAttribute), true);

    /// <summary>Such calls may be under way at the same time as each other.</summary>
    public bool IsReadOnly { get; } = method.IsDefined(typeof(ReadOnlyAttribute), true);

    public static CallShape Of(MethodInfo method) => Known.GetOrAdd(method, static found =>
    {
        var answer = found.ReturnType == typeof(Task) ? typeof(Nothing) : found.ReturnType.GetGenericArguments()[0];
        return (CallShape)Activator.CreateInstance(typeof(CallShape<>).MakeGenericType(answer), found)!;
    });

    public Task Invoke(object grain, object?[] arguments) => (Task)invoker.Invoke(grain, arguments.AsSpan())!;

    public abstract Call NewCall(object?[] arguments);

    /// <summary>The answer of a method that has none.</summary>
    internal readonly struct Nothing;
}

internal sealed class CallShape<TAnswer>(MethodInfo method) : CallShape(method)
{
    public override Call NewCall(object?[] arguments) => new Call<TAnswer>(this, arguments);
}

/// <summary>A call under way.</summary>
internal abstract class Call(CallShape shape, object?[] arguments)
{
    public CallShape Shape => shape;

    public object?[] Arguments { get; set; } = arguments;

    /// <summary>What the caller waits for.</summary>
    public abstract Task Answer { get; }

    /// <summary>The caller's context: who asks, and what caused it.</summary>
    public ExecutionContext? Context { get; } = ExecutionContext.Capture();

    /// <summary>Tells the caller what a grain's method came to.</summary>
    public abstract void Complete(Task done);

    public abstract void Fail(Exception failure);
}

internal sealed class Call<TAnswer>(CallShape shape, object?[] arguments) : Call(shape, arguments)
{
    private readonly TaskCompletionSource<TAnswer> answer = new();

    public override Task Answer => answer.Task;

    public override void Complete(Task done)
    {
        if (done.IsFaulted) answer.TrySetException(done.Exception.InnerExceptions);
        else if (done.IsCanceled) answer.TrySetCanceled();
        else answer.TrySetResult(done is Task<TAnswer> told ? told.Result : default!);
    }

    public override void Fail(Exception failure) => answer.TrySetException(failure);
}
