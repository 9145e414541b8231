using System.Diagnostics.CodeAnalysis;

namespace OrleansWarehouse.EventSourcing;

/// <summary>Where the state comes from: from its snapshot and the events after it, and anew when an append was lost.</summary>
public sealed partial class AggregateRunner<TState, TEvent>
{
    /// <summary>Reads the state; to be called once, before anything else.</summary>
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

    /// <summary>A recovery that has ended is none, wherever its task still stands.</summary>
    [MemberNotNullWhen(true, nameof(recovery))]
    private bool IsRecovering => recovery is { IsCompleted: false };

    /// <summary>Reads the state again in place, once however many commands have found that the last one is lost.</summary>
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
            // The newest event is read even when the snapshot has it: for its position.
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
        new($"{stored.Stream}@{stored.Version} is a {stored.Type}, which this version does not know: it was written by a newer one.");
}
