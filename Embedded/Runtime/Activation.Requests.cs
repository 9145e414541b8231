using Orleans.Runtime;

namespace Orleans.Engine;

/// <summary>Which requests may run beside which. Those that may not wait, in the order in which they came.</summary>
internal sealed partial class Activation
{
    private RequestList _waiting;
    private RequestList _underWay;
    private Invocation? _current;
    private int _blocking;
    private bool _blockedByReads;
    private bool _unsettled;

    internal bool FiltersCalls { get; private set; }

    internal void Receive(Invocation request)
    {
        if (_status == Status.New)
        {
            BeginActivation(request);
        }

        if (MayStart(request))
        {
            Start(request);
        }
        else
        {
            _waiting.Add(request);
        }
    }

    /// <summary>Called when a request that did not end at once has ended.</summary>
    internal void Ended(Invocation request)
    {
        _underWay.Remove(request);
        if (!Interleaves(request))
        {
            _blocking--;
        }

        // Not at once: this may be called from within another request's code, into the midst of which no third may begin.
        _unsettled |= _waiting.First is not null || _asked is not null;
    }

    // A request for the end lets nothing more begin: else a busy grain would never come to it.
    private bool MayStart(Invocation request) => _status == Status.Active && _asked is null
        && (_blocking == 0 || Interleaves(request) || (_blockedByReads && request.IsReadOnly));

    private bool Interleaves(Invocation request) => Class.Reentrant || request.AlwaysInterleaves;

    private void Start(Invocation request)
    {
        request.Activation = this;
        if (request.Cancellation is not null)
        {
            // Either this turn sees that the caller has given up, or the caller sees whom to tell.
            Interlocked.MemoryBarrier();
        }

        if (request.IsAnswered)
        {
            return;
        }

        var blocks = !Interleaves(request);
        if (blocks)
        {
            _blockedByReads = request.IsReadOnly;
            _blocking++;
        }

        if (request.Context is { } context)
        {
            RequestContext.Values.Value = context;
        }

        _current = request;
        if (!request.Start(this))
        {
            _underWay.Add(request);
        }
        else if (blocks)
        {
            _blocking--;
        }

        _current = null;
    }

    /// <summary>Between the items of a turn: begins what may now begin, the end included.</summary>
    private void Settle()
    {
        var root = ExecutionContext.Capture();
        while (_unsettled)
        {
            _unsettled = false;
            for (var request = _waiting.First; request is not null;)
            {
                var later = request.Later;
                if (MayStart(request))
                {
                    _waiting.Remove(request);
                    Start(request);
                    ExecutionContext.Restore(root!);
                }

                request = later;
            }

            EndIfAsked();
        }
    }
}
