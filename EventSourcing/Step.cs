namespace OrleansWarehouse.EventSourcing;

/// <summary>A step of a process: it sends commands to other aggregates and records what they answered. Every step may run again.</summary>
/// <param name="IsNext">Whether a state is at this step; pure.</param>
/// <param name="DoAsync">Sends the commands. They are idempotent: after a crash before the answer is recorded they are sent again.</param>
public sealed record Step<TFlow, TState, TEvent>(
    string Name, Func<TState, bool> IsNext, Func<TFlow, TState, Task<StepResult<TState, TEvent>>> DoAsync)
    where TState : class
    where TEvent : class
{
    /// <summary>What happens when a command is refused; null for a step whose commands cannot be refused.</summary>
    public Compensation<TFlow, TState, TEvent>? Compensation { get; init; }
}

/// <summary>Undoes a step that was refused.</summary>
/// <param name="UndoAsync">Releases whatever the step obtained; idempotent, also when it obtained nothing.</param>
/// <param name="Fail">Records that the process has ended, and why.</param>
public sealed record Compensation<TFlow, TState, TEvent>(
    Func<TFlow, TState, Task> UndoAsync, Func<TState, Refusal, Decision<TEvent>> Fail)
    where TState : class
    where TEvent : class;

/// <summary>The result of a step: what to record, or a refusal.</summary>
public readonly record struct StepResult<TState, TEvent>(Func<TState, DateTimeOffset, Decision<TEvent>>? Record, Refusal? Refusal)
    where TState : class
    where TEvent : class
{
    public static StepResult<TState, TEvent> Of(Func<TState, DateTimeOffset, Decision<TEvent>> record) => new(record, null);

    public static implicit operator StepResult<TState, TEvent>(Refusal refusal) => new(null, refusal);
}
