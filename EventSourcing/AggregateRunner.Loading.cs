using System.Diagnostics.CodeAnalysis;

namespace OrleansWarehouse.EventSourcing;

/// <summary>Loads the state from its snapshot and the events after it, and reloads it after a failed append.</summary>
public sealed partial class AggregateRunner<TState, TEvent>
{
    /// <summary>Loads the state. Call it once, before any other method.</summary>
    /// <exception cref="WarehouseUnavailableException">The log could not be read.</exception>
    public async Task LoadAsync()
    {
        try
        {
            await ReadAsync();
        }
        catch (EventLogException failure)
        {
            throw new WarehouseUnavailableException(failure.Code, failure.Message);
        }
    }

    /// <summary>False once the reload has completed, even while <see cref="recovery"/> still refers to it.</summary>
    [MemberNotNullWhen(true, nameof(recovery))]
    private bool IsRecovering => recovery is { IsCompleted: false };

    /// <summary>Reloads the state in place; commands that find the last append failed share one reload.</summary>
    private Task RecoverAsync()
    {
        if (IsRecovering) return recovery;
        if (tail is null or { IsCompletedSuccessfully: true, Result.Outcome: AppendOutcome.Committed }) return Task.CompletedTask;
        return recovery = ReloadAsync();
    }

    private async Task ReloadAsync()
    {
        try
        {
            await Task.Yield();
            await ReadAsync();
            tail = null;
        }
        catch (EventLogException failure)
        {
            lost();
            throw new WarehouseUnavailableException(failure.Code, failure.Message);
        }
    }

    private async Task ReadAsync()
    {
        var head = await services.Log.ReadHeadAsync(stream);
        var (state, version) = head.Version == 0 ? (aggregate.Initial, 0) : await ReadSnapshotAsync(head);
        if (head.Version > 0)
        {
            // Reads the newest event even when the snapshot contains it, because its position is needed.
            await foreach (var stored in services.Log.ReadStreamAsync(stream, Math.Min(version, head.Version - 1)))
            {
                Position = stored.Position;
                if (stored.Version <= version) continue;
                if (services.Events.Decode(stored) is not TEvent known) throw UnknownEvent(stored);
                state = aggregate.Evolve(state, known, stored.At);
                version = stored.Version;
            }
        }

        State = durable = state;
        Version = durableVersion = version;
        chain = new();
        changed?.Invoke(state);
    }

    private static InvalidOperationException UnknownEvent(StoredEvent stored) =>
        new($"{stored.Stream}@{stored.Version} has the event type {stored.Type}, which this version does not know: a newer version wrote it.");
}
