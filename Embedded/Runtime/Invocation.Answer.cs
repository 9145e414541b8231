using System.Runtime.CompilerServices;
using Orleans.Runtime;
using Orleans.Storage;

namespace Orleans.Engine;

/// <summary>A call with an answer of type <typeparamref name="T"/>. Proxies derive one class per method, which holds its arguments.</summary>
internal abstract class Invocation<T> : Invocation, IAnswered
{
    // Makes a bare Task<T>, with no source beside it. Its continuations never run inside the turn that answers: a caller's
    // scheduler takes its own, and the thread pool takes the others because a turn's scheduler is not the default one.
    private AsyncTaskMethodBuilder<T> _answer = AsyncTaskMethodBuilder<T>.Create();
    private Task? _running;
    private IncomingCallContext? _filtered;

    internal Invocation(MethodDescriptor? method) : base(method) => Answer = _answer.Task;

    internal Task<T> Answer { get; }

    internal abstract T ResultOf(Task completed);

    internal override object? BoxedResultOf(Task completed) => ResultOf(completed);

    /// <summary>The token that the grain sees. A caller's that can be cancelled gets one of the call's own in its place.</summary>
    internal CancellationToken Token(CancellationToken callers)
    {
        if (!callers.CanBeCanceled)
        {
            return callers;
        }

        Cancellation = new Cancellation(this, callers);
        return Cancellation.Token;
    }

    async Task<object?> IAnswered.DeliverAsync(GrainReference target)
    {
        target.Deliver(this);
        await Answer;
        return BoxedResultOf(Answer);
    }

    internal override bool Start(Activation activation)
    {
        try
        {
            _filtered = Method is not null && activation.FiltersCalls ? new(activation, this) : null;
            var task = _filtered?.Invoke() ?? Call(activation.GrainInstance!);
            if (task.IsCompletedSuccessfully)
            {
                Succeed(task);
                return true;
            }

            _running = task;
            task.GetAwaiter().UnsafeOnCompleted(OnEnded);
            return false;
        }
        catch (Exception exception)
        {
            FailBy(activation, exception);
            return true;
        }
    }

    // Comes back to the activation's scheduler, as any continuation of a turn.
    private void OnEnded()
    {
        var activation = Activation!;
        if (_running!.IsCompletedSuccessfully)
        {
            Succeed(_running);
        }
        else
        {
            try
            {
                _running.GetAwaiter().GetResult();
            }
            catch (Exception exception)
            {
                FailBy(activation, exception);
            }
        }

        activation.Ended(this);
    }

    private void Succeed(Task task)
    {
        if (_filtered is { HasResult: false })
        {
            Fail(CallContext.NoResult());
        }
        else if (TryAnswer())
        {
            Cancellation?.Dispose();
            _answer.SetResult(
                _filtered is not { } filtered ? ResultOf(task)
                : !filtered.IsReplaced ? ResultOf(filtered.Answered!)
                : filtered.Result is T value ? value : default!);
        }
    }

    private void FailBy(Activation activation, Exception exception)
    {
        if (exception is InconsistentStateException { IsSourceActivation: true } inconsistent)
        {
            inconsistent.IsSourceActivation = false;
            activation.Deactivate(new(DeactivationReasonCode.ApplicationError, exception, "The state in storage has moved on."));
        }

        Fail(exception);
    }

    internal override void Fail(Exception exception)
    {
        if (TryAnswer())
        {
            Cancellation?.Dispose();
            _answer.SetException(exception);
        }
    }
}

/// <summary>Stands for the answer of a method that gives none.</summary>
internal readonly struct Nothing;

/// <summary>A call of a method that gives a value.</summary>
internal abstract class ValueInvocation<T>(MethodDescriptor method) : Invocation<T>(method)
{
    internal sealed override T ResultOf(Task completed) => ((Task<T>)completed).Result;
}

/// <summary>A call of a method that gives none.</summary>
internal abstract class VoidInvocation(MethodDescriptor? method) : Invocation<Nothing>(method)
{
    internal sealed override Nothing ResultOf(Task completed) => default;

    internal sealed override object? BoxedResultOf(Task completed) => null;
}
