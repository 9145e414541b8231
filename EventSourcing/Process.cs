using System.Collections.Immutable;

namespace OrleansWarehouse.EventSourcing;

/// <summary>
/// A flow over several aggregates, run by one of them. The next step follows from the state alone, so that any activation, also after a
/// crash, can do it. The events that begin a step are appended with a deadline (the watchdog) that resumes the process when the step
/// takes too long; the events that end the last step clear it.
/// </summary>
/// <param name="name">Also the name of the watchdog's deadline.</param>
public abstract class Process<TState>(string name)
    where TState : class
{
    public string Name { get; } = name;

    /// <summary>How long a step may take before the watchdog resumes it.</summary>
    public TimeSpan StepTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Returns the next step; null when the process has not begun, waits for a command, or has ended.</summary>
    public abstract string? StepOf(TState state);

    /// <summary>Adds a change of the watchdog to the due rows when the state has moved to another step.</summary>
    internal ImmutableArray<DueChange> Watch(ImmutableArray<DueChange> due, TState before, TState after, DateTimeOffset now)
    {
        var next = StepOf(after);
        return next == StepOf(before) ? due : due.Add(new(Name, next is null ? null : now + StepTimeout));
    }
}

/// <summary>A process together with the code of its steps.</summary>
/// <typeparam name="TFlow">The services that the steps use.</typeparam>
/// <param name="steps">The first whose <see cref="Step{TFlow, TState, TEvent}.IsNext"/> holds is the next step.</param>
public sealed class Process<TFlow, TState, TEvent>(string name, ImmutableArray<Step<TFlow, TState, TEvent>> steps)
    : Process<TState>(name)
    where TState : class
    where TEvent : class
{
    public override string? StepOf(TState state) => Next(state)?.Name;

    /// <summary>Runs step after step until the process waits or has ended. A step that throws is started again by the next pump.</summary>
    /// <remarks>Not for aggregates that decide the next command while a commit is in flight: steps see state that is not yet durable.</remarks>
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

    /// <summary>Undoes the step, then records the failure: after a crash in between it is undone again.</summary>
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
