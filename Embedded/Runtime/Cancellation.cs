namespace Orleans.Engine;

/// <summary>
/// Carries a caller's cancellation into a call. The caller is answered at once; the grain's own token is cancelled within a
/// turn, so that what the grain registered on it does not run beside its other code.
/// </summary>
internal sealed class Cancellation : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly Invocation _call;
    private readonly CancellationToken _callers;
    private CancellationTokenRegistration _registration;

    internal Cancellation(Invocation call, CancellationToken callers)
    {
        _call = call;
        _callers = callers;
    }

    internal CancellationToken Token => _source.Token;

    /// <summary>Whether there is still something to send; if not, the caller has been answered.</summary>
    internal bool MayDepart()
    {
        if (_callers.IsCancellationRequested)
        {
            _call.Fail(new OperationCanceledException(_callers));
            return false;
        }

        return true;
    }

    /// <summary>Begins to listen; after the call was sent, so that there is somewhere to carry the cancellation to.</summary>
    internal void Listen()
    {
        _registration = _callers.UnsafeRegister(static self => ((Cancellation)self!).OnCancelled(), this);
        if (_call.IsAnswered)
        {
            Dispose();
        }
    }

    private void OnCancelled()
    {
        // Answered first: a call that has not begun then never does.
        _call.Fail(new OperationCanceledException(_callers));
        _call.Activation?.TryPost(new ActionItem(_ => _source.Cancel()));
    }

    public void Dispose() => _registration.Unregister();
}
