using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Orleans.Engine;

/// <summary>Beginning and end. Requests wait through both; those that wait at the end go to the grain's next activation.</summary>
internal sealed partial class Activation
{
    private Status _status;
    private DeactivationReason? _asked;
    private TaskCompletionSource? _deactivated;
    private StrayTasks? _strays;

    private enum Status
    {
        New,
        Activating,
        Active,
        Ending,
        Ended,
    }

    public Task Deactivated
    {
        get
        {
            if (_deactivated is null)
            {
                Interlocked.CompareExchange(ref _deactivated, new(TaskCreationOptions.RunContinuationsAsynchronously), null);
                if (Volatile.Read(ref _head) == s_closed)
                {
                    _deactivated.TrySetResult();
                }
            }

            return _deactivated.Task;
        }
    }

    /// <summary>Safe from any thread.</summary>
    public void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default)
    {
        if (s_current == this)
        {
            Ask(deactivationReason);
        }
        else
        {
            TryPush(new ActionItem(self => self.Ask(deactivationReason)));
        }
    }

    /// <summary>Gives the successor, before anyone knows of it, the requests that came before any that it will be sent.</summary>
    internal void Inherit(List<Invocation> requests)
    {
        foreach (var request in requests)
        {
            _waiting.Add(request);
        }
    }

    internal void Begin() => TryPost(new ActionItem(static self =>
    {
        if (self._status == Status.New)
        {
            self.BeginActivation(self._waiting.First);
        }
    }));

    private void Ask(DeactivationReason reason)
    {
        _asked ??= reason;
        _unsettled = true;
    }

    private void BeginActivation(Invocation? first)
    {
        _status = Status.Activating;
        if (first?.Context is { } context)
        {
            RequestContext.Values.Value = context;
        }

        var activating = ActivateAsync();
        if (activating.IsCompletedSuccessfully)
        {
            OnActivated(activating);
        }
        else
        {
            activating.GetAwaiter().UnsafeOnCompleted(() => OnActivated(activating));
        }
    }

    private async Task ActivateAsync()
    {
        var grain = Class.Construct(this);
        GrainInstance = grain;
        FiltersCalls = Silo.IncomingFilters.Length > 0 || grain is IIncomingGrainCallFilter;
        foreach (var state in _states)
        {
            await state.ReadStateAsync();
        }

        using var timeout = new CancellationTokenSource();
        var activating = grain.OnActivateAsync(timeout.Token);
        if (!activating.IsCompleted)
        {
            timeout.CancelAfter(Silo.Collection.ActivationTimeout);
        }

        await activating;
    }

    private void OnActivated(Task activating)
    {
        if (activating.IsCompletedSuccessfully)
        {
            _status = Status.Active;
            _unsettled = true;
            if (_waiting.First is not null && _current is null)
            {
                Settle();
            }

            return;
        }

        var exception = activating.Exception?.InnerException ?? new TaskCanceledException(activating);
        Log.ActivationFailed(Silo.Logger, exception, GrainId);
        Release();
        Close(exception);
    }

    private void EndIfAsked()
    {
        if (_asked is not { } reason || _underWay.Count > 0 || _status is not (Status.New or Status.Active))
        {
            return;
        }

        if (reason.ReasonCode == DeactivationReasonCode.ActivationIdle && (_touched || _waiting.Count > 0))
        {
            _asked = null;
            _unsettled = true;
            return;
        }

        var begun = _status == Status.Active;
        _status = Status.Ending;
        _ = EndAsync(begun, reason);
    }

    private async Task EndAsync(bool begun, DeactivationReason reason)
    {
        StopTimers();
        if (begun)
        {
            try
            {
                using var timeout = new CancellationTokenSource();
                var ending = ((IGrainBase)GrainInstance!).OnDeactivateAsync(reason, timeout.Token);
                if (!ending.IsCompleted)
                {
                    timeout.CancelAfter(Silo.Collection.DeactivationTimeout);
                    ending = ending.WaitAsync(Silo.Collection.DeactivationTimeout);
                }

                await ending;
            }
            catch (Exception exception)
            {
                Log.DeactivationFailed(Silo.Logger, exception, GrainId);
            }
        }

        Release();
        Close(failure: null);
    }
}
