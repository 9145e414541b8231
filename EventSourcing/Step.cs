namespace OrleansWarehouse.EventSourcing;

/// <summary>A step of a process: others are asked, and what they answered is recorded. Every step may be done again.</summary>
/// <param name="IsNext">Whether a state is at this step; pure.</param>
/// <param name="DoAsync">Asks the others. Its commands are idempotent: a crash before the record has them sent again.</param>
public sealed record Step<TFlow, TState, TEvent>(
    string Name, Func<TState, bool> IsNext, Func<TFlow, TState, Task<StepResult<TState, TEvent>>> DoAsync)
    where TState : class
    where TEvent : class
{
    /// <summary>What happens when somebody refuses; none where nobody may.</summary>
    public Compensation<TFlow, TState, TEvent>? Compensation { get; init; }
}

/// <summary>How a step is undone that could not be done in full.</summary>
/// <param name="UndoAsync">Gives back whatever others gave; idempotent, also where they gave nothing.</param>
/// <param name="Fail">Records that the process has ended, and why.</param>
public sealed record Compensation<TFlow, TState, TEvent>(
    Func<TFlow, TState, Task> UndoAsync, Func<TState, Refusal, Decision<TEvent>> Fail)
    where TState : class
    where TEvent : class;

/// <summary>What a step came to: what is to be recorded, or a refusal.</summary>
public readonly record struct StepResult<TState, TEvent>(Func<TState, DateTimeOffset, Decision<TEvent>>? Record, Refusal? Refusal)
    where TState : class
    where TEvent : class
{
    public static StepResult<TState, TEvent> Of(Func<TState, DateTimeOffset, Decision<TEvent>> record) => new(record, null);

    public static implicit operator StepResult<TState, TEvent>(Refusal refusal) => new(null, refusal);
}
