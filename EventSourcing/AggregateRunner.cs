using System.Text.Json;

namespace OrleansWarehouse.EventSourcing;

/// <summary>
/// Runs an aggregate whose truth is its event stream. A command is decided on the state in memory, its events are folded in at once
/// and appended; the answer waits until they are durable. The next command may be decided meanwhile: whatever was decided, also a
/// refusal, waits for the version that it saw. A read waits for nothing: it tells the newest durable state.
/// </summary>
/// <remarks>One caller at a time runs in it; what it awaits goes on in the context that it was called from.</remarks>
/// <param name="lost">Called when the state could not be read again: the runner is of no more use.</param>
/// <param name="changed">Called with each newer durable state, before whoever wrote it is answered. Must be quick, and never throw.</param>
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

    /// <summary>The state with everything decided so far, durable or not: for deciding, never for telling.</summary>
    public TState State { get; private set; } = aggregate.Initial;

    /// <summary>The newest durable state: for telling.</summary>
    public TState Durable => durable;

    public long Version { get; private set; }

    /// <summary>The position of the newest durable event of this stream that was read or written here.</summary>
    public long Position { get; private set; }

    public DateTimeOffset Now => services.Clock.GetUtcNow();

    /// <summary>Decides, commits, answers. On a lost append the state is read again and the command decided again; likewise on reference
    /// data that were stale, as often as that happens.</summary>
    /// <param name="operation">When given, the command is done once for this id; a repeat answers from the present state.</param>
    /// <exception cref="WarehouseUnavailableException">Nothing was done, or others write the stream all the time.</exception>
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
            var append = done || decision.Refusal is not null ? null : Take(decision, operation, read);
            if (append is null && read is { MayBeStale: true } && !current)
            {
                await ReachAsync(null);
                current = true;
                continue;
            }

            var (state, version) = (State, Version);
            var pending = append is null ? tail : tail = Write(append);
            var told = decision.Refusal is { } refusal ? TOutcome.Of(refusal) : TOutcome.Of(answer(State));

            AppendResult result = default;
            EventLogException? failure = null;
            try
            {
                result = pending is null ? Unchanged : await pending;
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
            if (result.Outcome is AppendOutcome.StaleReference) await ReachAsync(result.Position);
            else if (++lost >= MaxAttempts) throw new WarehouseUnavailableException("contended", $"{stream} is written elsewhere.");
        }
    }

    /// <summary>Facts that cannot be refused: a refusal is a bug.</summary>
    public async Task RecordAsync(Func<TState, DateTimeOffset, Decision<TEvent>> decide, string? operation = null)
    {
        var recorded = await ExecuteAsync<Recorded, bool>(decide, static _ => true, operation);
        if (recorded.Refusal is { } refusal) throw new InvalidOperationException($"{stream}: {refusal.Code}: {refusal.Detail}");
    }

    /// <summary>Folds what was decided into the state; null when there is nothing to write.</summary>
    private Append? Take(Decision<TEvent> decision, string? operation, References? read)
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
        if (version > durableVersion)
        {
            (durable, durableVersion, Position) = (state, version, position);
            changed?.Invoke(state);
        }

        ConsiderSnapshot(append, state);
    }

    private async ValueTask<bool> IsDoneAsync(string operation) =>
        await services.Log.FindOperationAsync(OperationIds.Of(stream, operation)) is not null;

    /// <summary>The outcome of what has nothing to answer.</summary>
    private readonly record struct Recorded(Refusal? Refusal) : IOutcome<Recorded, bool>
    {
        public static Recorded Of(bool answer) => default;

        public static Recorded Of(Refusal refusal) => new(refusal);
    }
}
