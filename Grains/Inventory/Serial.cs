namespace OrleansWarehouse.Grains.Inventory;

public abstract record SerialEvent;

[EventType("serialClaimed")]
public sealed record SerialClaimed(string Operation) : SerialEvent;

[EventType("serialGivenUp")]
public sealed record SerialGivenUp(string Operation) : SerialEvent;

[EventType("serialSeen")]
public sealed record SerialSeen(bool IsHere) : SerialEvent;

/// <param name="Operation">By which it is about to come in; null where it is not.</param>
/// <param name="ClaimedAt">When that was said.</param>
public sealed record SerialState(bool IsHere, string? Operation, DateTimeOffset ClaimedAt)
{
    public static SerialState Initial { get; } = new(false, null, default);
}

/// <summary>One unit with a serial number: pure.</summary>
public static class Serial
{
    /// <summary>How long an operation may take from claiming a unit to booking it; then it is taken to have come to nothing.</summary>
    private static readonly TimeSpan ClaimLasts = TimeSpan.FromMinutes(10);

    public static Decision<SerialEvent> Claim(SerialState state, string operation, DateTimeOffset now)
    {
        if (state.Operation == operation) return Decision<SerialEvent>.Nothing;
        return state.IsHere || (state.Operation is not null && now - state.ClaimedAt < ClaimLasts)
            ? Refusal.Conflict("serial_in_use", "A unit with this serial number is in the house already.")
            : new SerialClaimed(operation);
    }

    public static Decision<SerialEvent> GiveUp(SerialState state, string operation) =>
        state.Operation == operation && !state.IsHere ? new SerialGivenUp(operation) : Decision<SerialEvent>.Nothing;

    public static Decision<SerialEvent> See(SerialState state, bool isHere) =>
        state.IsHere == isHere ? Decision<SerialEvent>.Nothing : new SerialSeen(isHere);

    public static SerialState Evolve(SerialState state, SerialEvent @event, DateTimeOffset at) => @event switch
    {
        SerialClaimed claimed => state with { Operation = claimed.Operation, ClaimedAt = at },
        SerialGivenUp => state with { Operation = null },
        SerialSeen { IsHere: true } => state with { IsHere = true },
        SerialSeen => SerialState.Initial,
        _ => throw new InvalidOperationException($"No fold for {@event.GetType().Name}."),
    };
}
