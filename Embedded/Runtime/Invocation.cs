using Orleans.Runtime;

namespace Orleans.Engine;

/// <summary>One call of a grain's method: who is called, with what, and the promise that its caller awaits.</summary>
internal abstract class Invocation(MethodDescriptor? method) : WorkItem
{
    private int _answered;
    private Activation? _sender;

    /// <summary>Neighbours among the activation's requests that wait for something.</summary>
    internal Invocation? Earlier, Later;

    /// <summary>Null for a timer's tick.</summary>
    internal MethodDescriptor? Method { get; } = method;

    /// <summary>Where it runs, once it has been received.</summary>
    internal Activation? Activation { get; set; }

    internal GrainReference? Target { get; private set; }

    internal Dictionary<string, object>? Context { get; private set; }

    /// <summary>The grain that calls, if it is one.</summary>
    internal GrainId? Source => _sender?.GrainId;

    internal Cancellation? Cancellation { get; private protected set; }

    private protected long SentAt { get; private set; }

    internal virtual bool AlwaysInterleaves => Method!.AlwaysInterleaves;

    internal bool IsReadOnly => Method is { IsReadOnly: true };

    internal bool IsAnswered => Volatile.Read(ref _answered) != 0;

    /// <summary>Called when it is sent: what travels with it is what its sender has then.</summary>
    internal void Depart(GrainReference target)
    {
        Target = target;
        _sender = Activation.Here;
        Context = RequestContext.Values.Value;
        SentAt = target.Class.Silo.Clock.Now;
    }

    /// <summary>Calls the method itself.</summary>
    internal abstract Task Call(object grain);

    internal abstract object? BoxedResultOf(Task completed);

    /// <summary>Calls the grain, through filters if there are any. Within a turn.</summary>
    /// <returns>Whether it has ended already. If not, it tells the activation when it has.</returns>
    internal abstract bool Start(Activation activation);

    internal abstract void Fail(Exception exception);

    internal sealed override void Run(Activation activation) => activation.Receive(this);

    /// <summary>The first to ask may answer: the grain, the time-out or the caller's cancellation.</summary>
    private protected bool TryAnswer() => Interlocked.Exchange(ref _answered, 1) == 0;

    /// <summary>Safe from any thread.</summary>
    internal void FailIfLate(long now, long defaultTimeout)
    {
        var timeout = Method?.Timeout ?? defaultTimeout;
        if (Method is null || IsAnswered || now - SentAt < timeout)
        {
            return;
        }

        // Continuations of the caller are not to run on the thread that keeps the time.
        var late = new TimeoutException($"Response did not arrive on time in {TimeSpan.FromMilliseconds(timeout)} for message: {this}.");
        ThreadPool.UnsafeQueueUserWorkItem(static state => state.Call.Fail(state.Late), (Call: this, Late: late), preferLocal: false);
    }

    public override string ToString() => $"Request [{Source?.ToString() ?? "client"}]->[{Target?.GrainId}] {Method}";
}
