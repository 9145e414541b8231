using System.Text.Json;

using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Outcomes;
using OrleansWarehouse.Storage.Log;

namespace OrleansWarehouse.Grains.EventSourcing;

/// <summary>
/// A grain whose truth is its event stream. A command is decided on the state in memory, its events are folded in at once and
/// appended; the answer waits until they are durable. A reentrant grain may decide the next command meanwhile: whatever was
/// decided, also a refusal, waits for the version that it saw. A read waits for nothing: it tells the newest durable state.
/// </summary>
public abstract partial class AggregateGrain<TState, TEvent>(Aggregate<TState, TEvent> aggregate, AggregateServices services) : Grain
    where TState : class
    where TEvent : class
{
    private const int MaxAttempts = 5;

    private static readonly AppendResult Unchanged = new(AppendOutcome.Committed, 0, 0);

    private string stream = "";
    private TState durable = aggregate.Initial;
    private long durableVersion;
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
            var done = operation is not null && await IsDoneAsync(operation);
            if (recovery is not null) continue;

            var decision = done ? Decision<TEvent>.Nothing : decide(State, Now);
            var append = done || decision.Refusal is not null ? null : Take(decision, operation);
            var (state, version) = (State, Version);
            var pending = append is null ? tail : tail = Write(append);
            Outcome<T> told = decision.Refusal is { } refusal ? refusal : answer(State);

            EventLogException? failure = null;
            try
            {
                var result = pending is null ? Unchanged : await pending;
                if (result.Outcome is AppendOutcome.Committed)
                {
                    if (append is not null) Settle(append, state, version, result.Position);
                    return told;
                }
            }
            catch (EventLogException e)
            {
                failure = e;
            }

            await RecoverAsync();
            if (failure is not null) throw new WarehouseUnavailableException(failure.Code, failure.Message);
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

    /// <summary>Tells of the newest durable state.</summary>
    protected Task<T> ReadAsync<T>(Func<TState, T> read) => Task.FromResult(read(durable));

    /// <summary>Folds what was decided into the state; null when there is nothing to write.</summary>
    private Append? Take(Decision<TEvent> decision, string? operation)
    {
        if (decision.Events.IsEmpty && decision.Due.IsEmpty && operation is null) return null;

        var now = Now;
        var (by, cause) = (RequestBy.Current, RequestCause.Current);
        var expected = Version;
        var events = new NewEvent[decision.Events.Length];
        for (var i = 0; i < events.Length; i++)
        {
            events[i] = EventCodec.Encode(decision.Events[i], aggregate.Subjects(Key, decision.Events[i]), now, by, cause);
            State = aggregate.Evolve(State, decision.Events[i], now);
        }

        Version += events.Length;
        var record = operation is null ? null : OperationIds.Record(OperationIds.Of(stream, operation), now);
        return new(stream, expected, events, decision.Due, record, TakeSnapshotName()) { Chain = chain };
    }

    /// <summary>Whatever goes wrong is in the task: the next command finds there that the state is not what was written.</summary>
    private Task<AppendResult> Write(Append append)
    {
        try
        {
            return services.Log.AppendAsync(append);
        }
#pragma warning disable CA1031
        catch (Exception e)
#pragma warning restore CA1031
        {
            return Task.FromException<AppendResult>(e);
        }
    }

    private void Settle(Append append, TState state, long version, long position)
    {
        if (version > durableVersion) (durable, durableVersion, Position) = (state, version, position);
        ConsiderSnapshot(append, state);
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

        State = durable = state;
        Version = durableVersion = version;
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
