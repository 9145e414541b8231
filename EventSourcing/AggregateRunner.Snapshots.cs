using System.Text.Json;

using Microsoft.Extensions.Logging;

namespace OrleansWarehouse.EventSourcing;

/// <summary>
/// Writes snapshots. One is due when the events since the last one are three times its size, so that snapshots cost at most a third of
/// the events however large the state is. It is written in the background (states are immutable), from durable states only, and the
/// next append records its name on the stream's head.
/// </summary>
public sealed partial class AggregateRunner<TState, TEvent>
{
    private const long EventsOutweighSnapshots = 3;

    private long bytesSinceSnapshot;
    private long snapshotBytes;
    private SnapshotName? written;
    private bool writing;

    private SnapshotName? TakeSnapshotName() => Interlocked.Exchange(ref written, null);

    private void ConsiderSnapshot(Append append, TState state)
    {
        foreach (var @event in append.Events) bytesSinceSnapshot += @event.Data.Length;
        if (writing || bytesSinceSnapshot < Math.Max(services.SnapshotAfterBytes, EventsOutweighSnapshots * snapshotBytes)) return;

        writing = true;
        bytesSinceSnapshot = 0;
        var name = SnapshotName.New(append.ExpectedVersion + append.Events.Count, aggregate.SnapshotSchema);
        _ = Task.Factory.StartNew(
            () => WriteSnapshotAsync(name, state), CancellationToken.None, TaskCreationOptions.DenyChildAttach, services.Background);
    }

    private async Task WriteSnapshotAsync(SnapshotName name, TState state)
    {
        try
        {
            var data = JsonSerializer.SerializeToUtf8Bytes(state, aggregate.Json);
            await services.Snapshots.WriteAsync(stream, name, data);
            Volatile.Write(ref snapshotBytes, data.Length);
            Interlocked.Exchange(ref written, name);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // A snapshot is a cache: without it the next activation reads more events.
            LogSnapshotFailed(services.Logger, failure, stream);
        }
        finally
        {
            Volatile.Write(ref writing, false);
        }
    }

    private async Task<(TState State, long Version)> ReadSnapshotAsync(StreamHead head)
    {
        if (head.Snapshot is not { } name || name.Schema != aggregate.SnapshotSchema || name.Version > head.Version)
            return (aggregate.Initial, 0);
        try
        {
            if (await services.Snapshots.ReadAsync(stream, name) is { } data
                && JsonSerializer.Deserialize(data.Span, aggregate.Json) is { } state) return (state, name.Version);
        }
        catch (JsonException failure)
        {
            LogSnapshotFailed(services.Logger, failure, stream);
        }

        return (aggregate.Initial, 0);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The snapshot of {Stream} could not be used")]
    private static partial void LogSnapshotFailed(ILogger logger, Exception failure, string stream);
}
