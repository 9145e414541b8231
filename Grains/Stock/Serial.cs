using System.Text.Json.Serialization;

namespace OrleansWarehouse.Grains.Stock;

public abstract record SerialEvent;

[EventType("serialClaimed")]
public sealed record SerialClaimed(string Operation) : SerialEvent;

[EventType("serialGivenUp")]
public sealed record SerialGivenUp(string Operation) : SerialEvent;

/// <param name="IsHere">True when a holder got the unit, false when one lost it.</param>
/// <param name="Counted">Whether a count found that; then nobody moved the unit.</param>
[EventType("serialSeen")]
public sealed record SerialSeen(
    bool IsHere, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Counted = false) : SerialEvent;

/// <summary>A late receipt explains where a unit came from that a count had found.</summary>
[EventType("serialExplained")]
public sealed record SerialExplained(string Operation) : SerialEvent;

/// <param name="Units">Arrivals less departures. The events of different holders may arrive in another order than they happened, so a
/// departure may be recorded before its arrival.</param>
/// <param name="Operation">The operation that brought the unit in last, or is about to; null when unknown.</param>
/// <param name="ClaimedAt">When the operation claimed the unit; null once it is in.</param>
/// <param name="FoundAt">When a count found the unit although it was not on hand; null if none did.</param>
/// <param name="Explained">The receipt that explained where the found unit came from.</param>
/// <param name="Missed">How many counts have missed the unit without another having found it again.</param>
public sealed record SerialState(
    int Units, string? Operation, DateTimeOffset? ClaimedAt, DateTimeOffset? FoundAt, string? Explained, int Missed)
{
    public static SerialState Initial { get; } = new(0, null, null, null, null, 0);

    [JsonIgnore]
    public bool IsHere => Units > 0;
}

/// <summary>A unit with a serial number: pure.</summary>
public static class Serial
{
    public const string InUse = "serial_in_use";

    public const string Claimed = "serial_claimed";

    /// <summary>How long an operation may take from claiming a unit to booking it; after that its claim has expired.</summary>
    private static readonly TimeSpan ClaimLasts = TimeSpan.FromMinutes(10);

    /// <summary>If a count found the unit and a receipt made before that names it, both mean the same unit: the receipt explains where it came
    /// from, and books nothing in. That happens once; another receipt is for another unit, which cannot exist.</summary>
    /// <param name="made">When the unit was scanned, if that is reported late; null means now.</param>
    public static Decision<SerialEvent> Claim(SerialState state, string operation, DateTimeOffset? made, DateTimeOffset now)
    {
        if (IsExplained(state, operation)) return Decision<SerialEvent>.Nothing;
        if (state is { FoundAt: { } found, Explained: null } && made < found) return new SerialExplained(operation);
        if (state.Operation == operation) return Decision<SerialEvent>.Nothing;
        if (state.IsHere) return Refusal.Conflict(InUse, "A unit with this serial number is already on hand.");
        return state.ClaimedAt is { } claimed && now - claimed < ClaimLasts
            ? Refusal.Conflict(Claimed, "A unit with this serial number is being received by another operation.")
            : new SerialClaimed(operation);
    }

    /// <summary>Whether the operation explained a unit that a count had found, and so books nothing in.</summary>
    public static bool IsExplained(SerialState state, string operation) => state.Explained == operation;

    public static Decision<SerialEvent> GiveUp(SerialState state, string operation) =>
        IsExplained(state, operation) || (state.Operation == operation && !state.IsHere)
            ? new SerialGivenUp(operation)
            : Decision<SerialEvent>.Nothing;

    /// <param name="counted">Whether a count or an adjustment found that, rather than a move.</param>
    public static Decision<SerialEvent> See(bool isHere, bool counted) => new SerialSeen(isHere, counted);

    public static SerialState Evolve(SerialState state, SerialEvent @event, DateTimeOffset at) => @event switch
    {
        SerialClaimed claimed => state with { Operation = claimed.Operation, ClaimedAt = at },
        SerialExplained explained => state with { Explained = explained.Operation },
        SerialGivenUp gone when IsExplained(state, gone.Operation) => state with { Explained = null },
        SerialGivenUp => state with { Operation = null, ClaimedAt = null },
        SerialSeen seen => seen.IsHere ? Come(state, seen, at) : Gone(state, seen),
        _ => throw new InvalidOperationException($"No fold for {@event.GetType().Name}."),
    };

    /// <summary>A unit that one count missed and another found was only in another place.</summary>
    private static SerialState Come(SerialState state, SerialSeen seen, DateTimeOffset at)
    {
        var next = state with { Units = state.Units + 1, ClaimedAt = null };
        if (!seen.Counted) return next;
        return state.Missed > 0 ? next with { Missed = state.Missed - 1 } : next with { FoundAt = at, Explained = null };
    }

    private static SerialState Gone(SerialState state, SerialSeen seen)
    {
        var next = state with { Units = state.Units - 1, Missed = state.Missed + (seen.Counted ? 1 : 0) };
        // A claim made meanwhile stays: its operation is still about to bring the unit in.
        return next.IsHere || next.ClaimedAt is not null ? next : next with { Operation = null };
    }
}
