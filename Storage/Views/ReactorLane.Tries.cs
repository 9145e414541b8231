using Microsoft.Extensions.Logging;

using OrleansWarehouse.Storage.Log;

namespace OrleansWarehouse.Storage.Views;

/// <summary>Tries a reaction.</summary>
internal sealed partial class ReactorLane
{
    /// <summary>The failures after which callers no longer wait for a stream; one failure may be accidental.</summary>
    private const int FailuresWaitedFor = 2;

    // With this many open events, a failing one is set aside at once, so that the reading of the log is not blocked.
    private const int Crowded = 20_000;

    // Streams whose next event is failing.
    private readonly HashSet<string> failing = new(StringComparer.Ordinal);

    /// <summary>Tries an event a few times; returns null on success. A pause occupies no slot.</summary>
    private async Task<Failure?> HandleAsync(StoredEvent stored)
    {
        var time = services.Time;
        var first = time.GetUtcNow();
        var backoff = services.RetryPolicy.NewBackoff();
        for (var tries = 1; ; tries++)
        {
            if (await TryAsync(stored) is not { } error) return null;
            if (stopping.IsCancellationRequested) return Failure.Stopped;
            var now = time.GetUtcNow();
            if (tries == FailuresWaitedFor) StopWaiting(stored.Stream);
            if (Open > Crowded || services.RetryPolicy.IsExhausted(error, tries, now - first)) return Failure.Of(error, tries, first, now);
            var pause = backoff.Next();
            LogFailed(services.Logger, error, reactor.Name, stored.Type, stored.Stream, stored.Position, pause);
            await Task.Delay(pause, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stopping.IsCancellationRequested) return Failure.Stopped;
        }
    }

    private async Task<Exception?> TryAsync(StoredEvent stored)
    {
        try
        {
            await slots.WaitAsync(stopping);
        }
        catch (OperationCanceledException e)
        {
            return e;
        }

        try
        {
            await reactor.ReactAsync(stored, stopping);
            return null;
        }
#pragma warning disable CA1031 // Whatever a reaction throws, it is retried: no event may be skipped.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return e;
        }
        finally
        {
            slots.Release();
        }
    }

    private void StopWaiting(string stream)
    {
        lock (gate)
        {
            failing.Add(stream);
            foreach (var waiting in streams[stream]) waiting.Drop();
        }
    }

    [LoggerMessage(Level = LogLevel.Error,
        Message = "Reactor {Reactor} failed on {Type} of {Stream} at {Position}; retrying in {Pause}")]
    private static partial void LogFailed(
        ILogger logger, Exception error, string reactor, string type, string stream, long position, TimeSpan pause);
}

/// <summary>The services shared by all lanes.</summary>
internal sealed record LaneServices(
    IEventLog Log, ISetAsides SetAsides, RetryPolicy RetryPolicy, CauseTracker Causes, StorageOptions Options, TimeProvider Time,
    ILogger Logger);

