using Microsoft.Extensions.Logging;

using OrleansWarehouse.Storage.Log;

namespace OrleansWarehouse.Storage.Views;

/// <summary>Trying a reaction.</summary>
internal sealed partial class ReactorLane
{
    /// <summary>After so many failures nobody waits for a stream any more: the first may be bad luck.</summary>
    private const int FailuresWaitedFor = 2;

    // When so much is open, what fails is set aside at once: the reader of the log must not have to wait for it.
    private const int Crowded = 20_000;

    // Streams whose next event fails.
    private readonly HashSet<string> failing = new(StringComparer.Ordinal);

    /// <summary>Tries a few times; null when it succeeded. A pause holds no slot.</summary>
    private async Task<Failure?> HandleAsync(StoredEvent stored)
    {
        var time = services.Time;
        var first = time.GetUtcNow();
        var backoff = services.Tries.NewBackoff();
        for (var tries = 1; ; tries++)
        {
            if (await TryAsync(stored) is not { } error) return null;
            if (stopping.IsCancellationRequested) return Failure.Stopped;
            var now = time.GetUtcNow();
            if (tries == FailuresWaitedFor) StopWaiting(stored.Stream);
            if (Open > Crowded || services.Tries.AreOver(error, tries, now - first)) return Failure.Of(error, tries, first, now);
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
#pragma warning disable CA1031 // Whatever a reaction throws is tried again: nothing that was written may go unheard.
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
        Message = "Reactor {Reactor} failed on {Type} of {Stream} at {Position}; it is tried again in {Pause}")]
    private static partial void LogFailed(
        ILogger logger, Exception error, string reactor, string type, string stream, long position, TimeSpan pause);
}

/// <summary>What lanes share.</summary>
internal sealed record LaneServices(
    IEventLog Log, ISetAsides SetAsides, Tries Tries, CauseWork Causes, StorageOptions Options, TimeProvider Time,
    ILogger Logger);

