using System.Text.Json;

using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Outcomes;
using OrleansWarehouse.Storage.Log;

namespace OrleansWarehouse.Grains.EventSourcing;

/// <summary>
/// A grain whose truth is its event stream. A command is decided on the state in memory, its events are folded in at once and
/// appended; the answer waits until they are durable. A reentrant grain may decide the next command meanwhile: whatever is
/// answered, also a refusal or a read, waits for the version that it saw.
/// </summary>
public abstract partial class AggregateGrain<TState, TEvent>(Aggregate<TState, TEvent> aggregate, AggregateServices services) : Grain
    where TState : class
    where TEvent : class
{
    private const int MaxAttempts = 5;

    private string stream = "";
    private Task<AppendResult>? tail;
    private Task? recovery;
    private AppendChain chain = new();

    /// <summary>The state with everything decided so far, durable or not: for deciding, never for telling.</summary>
    protected TState State { get; private set; } = aggregate.Initial;

    protected long Version { get; private set; }

    /// <summary>The position of the newest durable event of this stream that was read or written here.</summary>
    protected long Position { get; private set; }

    protected string Key { get; private set; } = "";

    protected DateTimeOffset Now => services.Clock.GetUtcNow();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Key = this.GetPrimaryKeyString();
        stream = aggregate.StreamOf(Key);
        await GuardAsync(LoadAsync);
    }

    /// <summary>Decides, commits, answers. On a lost append the state is read again and the command decided again.</summary>
    /// <param name="operation">When given, the command is done once for this id; a repeat answers from the present state.</param>
    protected async Task<Outcome<T>> ExecuteAsync<T>(
        Func<TState, DateTimeOffset, Decision<TEvent>> decide, Func<TState, T> answer, string? operation = null)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (recovery is not null) await recovery;
            if (operation is not null && await IsDoneAsync(operation)) return await ReadAsync(answer);
            if (recovery is not null) continue;

            var decision = decide(State, Now);
            if (decision.Refusal is { } refusal)
            {
                if (await IsDurableAsync(tail)) return refusal;
            }
            else
            {
                var pending = Append(decision, operation);
                var told = answer(State);
                if (await IsDurableAsync(pending)) return told;
            }

            await RecoverAsync();
            if (attempt >= MaxAttempts) throw new WarehouseUnavailableException("contended", $"{stream} is written elsewhere.");
        }
    }

    /// <summary>Commands with nothing to answer.</summary>
    protected Task<Outcome<Done>> ExecuteAsync(Func<TState, DateTimeOffset, Decision<TEvent>> decide, string? operation = null) =>
        ExecuteAsync(decide, static _ => Done.Instance, operation);

    /// <summary>Facts that cannot be refused: a refusal is a bug.</summary>
    protected async Task RecordAsync(Func<TState, DateTimeOffset, Decision<TEvent>> decide, string? operation = null)
    {
        var outcome = await ExecuteAsync(decide, operation);
        if (!outcome.Accepted) throw new InvalidOperationException($"{stream}: {outcome.Refusal.Code}: {outcome.Refusal.Detail}");
    }

    /// <summary>Reads the state, and answers when what was seen is durable.</summary>
    protected async Task<T> ReadAsync<T>(Func<TState, T> read)
    {
        while (true)
        {
            if (recovery is not null) await recovery;
            var seen = tail;
            var told = read(State);
            if (await IsDurableAsync(seen)) return told;
            await RecoverAsync();
        }
    }

    /// <summary>Reads the state with the position of its newest event, and answers when it is durable.</summary>
    protected async Task<T> ReadAsync<T>(Func<TState, long, T> read)
    {
        while (true)
        {
            if (recovery is not null) await recovery;
            var (state, position, seen) = (State, Position, tail);
            if (await IsDurableAsync(seen)) return read(state, seen?.Result.Position ?? position);
            await RecoverAsync();
        }
    }

    private Task<AppendResult>? Append(Decision<TEvent> decision, string? operation)
    {
        if (decision.Events.IsEmpty && decision.Due.IsEmpty && operation is null) return tail;

        var now = Now;
        var by = RequestBy.Current;
        var events = new NewEvent[decision.Events.Length];
        for (var i = 0; i < events.Length; i++)
        {
            events[i] = EventCodec.Encode(decision.Events[i], aggregate.Subjects(Key, decision.Events[i]), now, by);
            State = aggregate.Evolve(State, decision.Events[i], now);
        }

        var append = new Append(
            stream, Version, events, decision.Due, operation is null ? null : OperationIds.Record(OperationIds.Of(stream, operation), now), TakeSnapshotName())
        {
            Chain = chain,
        };
        Version += events.Length;
        return tail = AppendAsync(append, tail);
    }

    /// <param name="before">Written before it, if at all: one without events is as far as that.</param>
    private async Task<AppendResult> AppendAsync(Append append, Task<AppendResult>? before)
    {
        var state = State;
        var result = await services.Log.AppendAsync(append);
        if (result.Outcome is not AppendOutcome.Committed) return result;
        if (append.Events.Count == 0) result = result with { Position = before is null ? Position : (await before).Position };
        if (result.Position > Position) Position = result.Position;
        ConsiderSnapshot(append, state);
        return result;
    }

    private async ValueTask<bool> IsDurableAsync(Task<AppendResult>? append)
    {
        if (append is null) return true;
        try
        {
            return (await append).Outcome is AppendOutcome.Committed;
        }
        catch (EventLogException failure)
        {
            await RecoverAsync();
            throw new WarehouseUnavailableException(failure.Code, failure.Message);
        }
    }

    private async ValueTask<bool> IsDoneAsync(string operation) =>
        await services.Log.FindOperationAsync(OperationIds.Of(stream, operation)) is not null;

    /// <summary>Reads the state again in place, once however many commands have found that the last one is lost.</summary>
    private Task RecoverAsync()
    {
        if (recovery is not null) return recovery;
        if (tail is null or { IsCompletedSuccessfully: true, Result.Outcome: AppendOutcome.Committed }) return Task.CompletedTask;
        return recovery = ReloadAsync();
    }

    private async Task ReloadAsync()
    {
        try
        {
            await Task.Yield();
            await LoadAsync();
            tail = null;
        }
        catch (EventLogException failure)
        {
            DeactivateOnIdle();
            throw new WarehouseUnavailableException(failure.Code, failure.Message);
        }
        finally
        {
            recovery = null;
        }
    }

    private async Task LoadAsync()
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
                if (EventCodec.Decode(stored) is not TEvent known) throw UnknownEvent(stored);
                state = aggregate.Evolve(state, known, stored.At);
                version = stored.Version;
            }
        }

        State = state;
        Version = version;
        chain = new();
    }

    private static async Task GuardAsync(Func<Task> action)
    {
        try
        {
            await action();
        }
        catch (EventLogException failure)
        {
            throw new WarehouseUnavailableException(failure.Code, failure.Message);
        }
    }

    private static InvalidOperationException UnknownEvent(StoredEvent stored) =>
        new($"{stored.Stream}@{stored.Version} is a {stored.Type}, which this version does not know: it was written by a newer one.");
}
