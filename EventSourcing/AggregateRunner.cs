using System.Text.Json;

namespace OrleansWarehouse.EventSourcing;

/// <summary>
/// Runs an event-sourced aggregate. A command is decided on the state in memory; its events are folded in at once and appended, and the
/// answer waits until they are durable. The next command may be decided meanwhile: every answer, also a refusal, waits until the version
/// that it saw is durable. A read does not wait: it returns the newest durable state.
/// </summary>
/// <remarks>Not thread-safe: one caller at a time. Awaits resume in the caller's context.</remarks>
/// <param name="lost">Called when the state could not be reloaded; the runner must not be used after that.</param>
/// <param name="changed">Called with each newer durable state, before its writer is answered. Must be quick and must not throw.</param>
public sealed partial class AggregateRunner<TState, TEvent>(
    Aggregate<TState, TEvent> aggregate, string key, AggregateServices services, Action lost, Action<TState>? changed = null)
    where TState : class
    where TEvent : class
{
    private const int MaxAttempts = 5;

    private static readonly AppendResult Unchanged = new(AppendOutcome.Committed, 0, 0);

    private readonly string stream = aggregate.StreamOf(key);
    private TState durable = aggregate.Initial;
    private long durableVersion;
    private Task<AppendResult>? tail;
    private Task? recovery;
    private AppendChain chain = new();

    public string Key { get; } = key;

    /// <summary>The state with every decision so far, durable or not. Decide on it, but never return it to a client.</summary>
    public TState State { get; private set; } = aggregate.Initial;

    /// <summary>The newest durable state. Return this one to clients.</summary>
    public TState Durable => durable;

    public long Version { get; private set; }

    /// <summary>The position of the newest durable event of this stream that this runner has read or written.</summary>
    public long Position { get; private set; }

    public DateTimeOffset Now => services.Clock.GetUtcNow();

    /// <summary>Decides, appends, and answers. After a failed append, or when reference data were stale, it reloads the state and decides
    /// again; stale reference data do not count as a failed attempt.</summary>
    /// <param name="operation">An operation id: the command runs once for it, and a repeat is answered from the present state.</param>
    /// <exception cref="WarehouseUnavailableException">The log failed and nothing was written, or other writers won every attempt.</exception>
    public async Task<TOutcome> ExecuteAsync<TOutcome, T>(
        Func<TState, DateTimeOffset, Decision<TEvent>> decide, Func<TState, T> answer, string? operation = null)
        where TOutcome : IOutcome<TOutcome, T>
    {
        var (lost, current) = (0, false);
        while (true)
        {
            if (IsRecovering) await recovery;
            var done = operation is not null && await IsDoneAsync(operation);
            if (IsRecovering) continue;

            var (decision, read) = done ? default : Decide(decide, State);
            var append = done || decision.Refusal is not null ? null : Stage(decision, operation, read);
            if (append is null && read is { MayBeStale: true } && !current)
            {
                await ReachAsync(null);
                current = true;
                continue;
            }

            var (state, version) = (State, Version);
            var pending = append is null ? tail : tail = Write(append);
            var outcome = decision.Refusal is { } refusal ? TOutcome.Of(refusal) : TOutcome.Of(answer(State));

            AppendResult result = default;
            EventLogException? failure = null;
            try
            {
                result = pending is null ? Unchanged : await pending;
                if (result.Outcome is AppendOutcome.Committed)
                {
                    if (append is not null) OnCommitted(append, state, version, result.Position);
                    return outcome;
                }
            }
            catch (EventLogException e)
            {
                failure = e;
            }

            await RecoverAsync();
            if (failure is not null) throw new WarehouseUnavailableException(failure.Code, failure.Message);
            if (result.Outcome is AppendOutcome.StaleReference) await ReachAsync(result.Position);
            else if (++lost >= MaxAttempts) throw new WarehouseUnavailableException("contended", $"Another process keeps writing {stream}.");
        }
    }

    /// <summary>Records facts that cannot be refused.</summary>
    /// <exception cref="InvalidOperationException">The decision was a refusal, which is a bug.</exception>
    public async Task RecordAsync(Func<TState, DateTimeOffset, Decision<TEvent>> decide, string? operation = null)
    {
        var recorded = await ExecuteAsync<Recorded, bool>(decide, static _ => true, operation);
        if (recorded.Refusal is { } refusal) throw new InvalidOperationException($"{stream}: {refusal.Code}: {refusal.Detail}");
    }

    /// <summary>Folds a decision into the state; returns null when there is nothing to append.</summary>
    private Append? Stage(Decision<TEvent> decision, string? operation, References? read)
    {
        if (decision.Events.IsEmpty && decision.Due.IsEmpty && operation is null) return null;

        var now = Now;
        var (by, cause) = (services.Commands.By, services.Commands.Cause);
        var (before, expected) = (State, Version);
        var events = new NewEvent[decision.Events.Length];
        for (var i = 0; i < events.Length; i++)
        {
            events[i] = services.Events.Encode(decision.Events[i], aggregate.SubjectsOf(Key, decision.Events[i]), now, by, cause);
            State = aggregate.Evolve(State, decision.Events[i], now);
        }

        Version += events.Length;
        var due = aggregate.Process is { } process ? process.Watch(decision.Due, before, State, now) : decision.Due;
        var record = operation is null ? null : OperationIds.Record(OperationIds.Of(stream, operation), now);
        return new(stream, expected, events, due, record, TakeSnapshotName())
        {
            Chain = chain,
            References = read?.Read,
            Begins = decision.Begins.IsEmpty ? null : [.. decision.Begins.Select(begun => begun.Encode(services.Events, now, by, cause))],
        };
    }

    /// <summary>Puts every failure into the task, where the next command finds that the state was not written.</summary>
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

    private void OnCommitted(Append append, TState state, long version, long position)
    {
        if (version > durableVersion)
        {
            (durable, durableVersion, Position) = (state, version, position);
            changed?.Invoke(state);
        }

        ConsiderSnapshot(append, state);
    }

    private async ValueTask<bool> IsDoneAsync(string operation) =>
        await services.Log.FindOperationAsync(OperationIds.Of(stream, operation)) is not null;

    /// <summary>The outcome of a command that returns nothing.</summary>
    private readonly record struct Recorded(Refusal? Refusal) : IOutcome<Recorded, bool>
    {
        public static Recorded Of(bool answer) => default;

        public static Recorded Of(Refusal refusal) => new(refusal);
    }
}
