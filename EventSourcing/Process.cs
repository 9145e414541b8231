using System.Collections.Immutable;

namespace OrleansWarehouse.EventSourcing;

/// <summary>
/// A flow over several aggregates that one of them holds. Its steps follow from the state alone: whoever finds the state at a step,
/// after a crash too, can do that step. With the events that begin a step a deadline is written that has somebody look after it
/// when it takes too long (the watchdog); the events that end the last one take it back.
/// </summary>
/// <param name="name">Also the name of the watchdog's deadline.</param>
public abstract class Process<TState>(string name)
    where TState : class
{
    public string Name { get; } = name;

    /// <summary>How long a step may take before the watchdog looks after it.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The step that is to be done next; null where there is none: it has not begun, waits for somebody, or has ended.</summary>
    public abstract string? StepOf(TState state);

    /// <summary>Adds the watchdog to what is due, where the state has come to another step.</summary>
    internal ImmutableArray<DueChange> Watch(ImmutableArray<DueChange> due, TState before, TState after, DateTimeOffset now)
    {
        var next = StepOf(after);
        return next == StepOf(before) ? due : due.Add(new(Name, next is null ? null : now + Patience));
    }
}

/// <summary>A process with what is done at its steps.</summary>
/// <typeparam name="TFlow">Has the means to do the steps: whom to ask, what to look up.</typeparam>
/// <param name="steps">The first one that the state is at is the next.</param>
public sealed class Process<TFlow, TState, TEvent>(string name, ImmutableArray<Step<TFlow, TState, TEvent>> steps)
    : Process<TState>(name)
    where TState : class
    where TEvent : class
{
    public override string? StepOf(TState state) => Next(state)?.Name;

    /// <summary>Does step after step, until the process waits or has ended. A step that fails is begun anew by the next pump.</summary>
    /// <remarks>Not for aggregates that decide the next command while a commit is under way: the steps see what is decided.</remarks>
    public Task PumpAsync(AggregateRunner<TState, TEvent> runner, TFlow flow) =>
        Next(runner.State) is { } step ? PumpAsync(runner, flow, step) : Task.CompletedTask;

    private async Task PumpAsync(AggregateRunner<TState, TEvent> runner, TFlow flow, Step<TFlow, TState, TEvent> step)
    {
        while (true)
        {
            var result = await step.DoAsync(flow, runner.State);
            if (result.Refusal is { } refusal) await GiveUpAsync(runner, flow, step, refusal);
            else await runner.RecordAsync(result.Record!);
            if (Next(runner.State) is not { } next || next == step) return;
            step = next;
        }
    }

    /// <summary>First what was got is given back, then that is recorded: a crash in between has it given back again.</summary>
    private static async Task GiveUpAsync(
        AggregateRunner<TState, TEvent> runner, TFlow flow, Step<TFlow, TState, TEvent> step, Refusal refusal)
    {
        var compensation = step.Compensation
            ?? throw new InvalidOperationException($"{runner.Key}: {step.Name} cannot be refused: {refusal.Code}: {refusal.Detail}");
        await compensation.UndoAsync(flow, runner.State);
        await runner.RecordAsync((state, _) => compensation.Fail(state, refusal));
    }

    private Step<TFlow, TState, TEvent>? Next(TState state)
    {
        foreach (var step in steps)
            if (step.IsNext(state)) return step;
        return null;
    }
}
