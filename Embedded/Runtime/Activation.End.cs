using Microsoft.Extensions.Logging;

namespace Orleans.Engine;

/// <summary>What is left to do when an activation has ended.</summary>
internal sealed partial class Activation
{
    internal void RunStray(Task task)
    {
        var before = s_current;
        s_current = this;
        TryExecuteTask(task);
        s_current = before;
    }

    /// <summary>Lets go of all that the grain holds: a kept reference to it may keep this object, and is to keep no more.</summary>
    private void Release()
    {
        try
        {
            switch (GrainInstance)
            {
                case IAsyncDisposable disposable:
                    _ = disposable.DisposeAsync().AsTask();
                    break;
                case IDisposable disposable:
                    disposable.Dispose();
                    break;
            }

            _scope?.Dispose();
        }
        catch (Exception exception)
        {
            Log.DeactivationFailed(Silo.Logger, exception, GrainId);
        }

        GrainInstance = null;
        _states = [];
    }

    /// <summary>Closes the mailbox. What is in it goes to the successor, or gets the exception for which there was no beginning.</summary>
    private void Close(Exception? failure)
    {
        StopTimers();
        _status = Status.Ended;
        _asked = null;
        _unsettled = false;
        var left = LeftRequests();
        if (failure is null)
        {
            Class.Replace(this, left);
        }
        else
        {
            Class.Replace(this, []);
            left.ForEach(request => request.Fail(failure));
        }

        Volatile.Read(ref _deactivated)?.TrySetResult();
    }

    private List<Invocation> LeftRequests()
    {
        List<Invocation> left = [];
        for (var request = _waiting.First; request is not null; request = request.Later)
        {
            left.Add(request);
        }

        var batch = _batch;
        _batch = null;
        Collect(batch, left);
        Collect(TakeAll(leave: s_closed), left);
        _waiting = default;
        left.RemoveAll(static request => request.Method is null || request.IsAnswered);
        return left;
    }

    private void Collect(WorkItem? item, List<Invocation> requests)
    {
        while (item is not null)
        {
            var next = item.Next;
            item.Next = null;
            if (item is TaskItem { Task: var task })
            {
                RunAfterEnd(task);
            }
            else if (item is Invocation request)
            {
                requests.Add(request);
            }

            item = next;
        }
    }

    private void RunAfterEnd(Task task)
    {
        if (_strays is null)
        {
            Interlocked.CompareExchange(ref _strays, new(this), null);
        }

        _strays.Add(task);
    }
}
