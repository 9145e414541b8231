using System.Text.Json.Serialization;

namespace OrleansWarehouse.Grains.Stock;

public abstract record SerialEvent;

[EventType("serialClaimed")]
public sealed record SerialClaimed(string Operation) : SerialEvent;

[EventType("serialGivenUp")]
public sealed record SerialGivenUp(string Operation) : SerialEvent;

/// <param name="IsHere">A holder has got it, else one has it no longer.</param>
/// <param name="Counted">Nobody brought or took it: somebody counted.</param>
[EventType("serialSeen")]
public sealed record SerialSeen(
    bool IsHere, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Counted = false) : SerialEvent;

/// <summary>A late receipt tells where the unit came from that a count had found.</summary>
[EventType("serialExplained")]
public sealed record SerialExplained(string Operation) : SerialEvent;

/// <param name="Units">Those that came in less those that went out; holders are not heard in the order in which things happened, so that
/// what came in at one may be heard after it went out at another.</param>
/// <param name="Operation">By which it came in last, or is about to; null where nobody said so.</param>
/// <param name="ClaimedAt">When that was said; null once it is in.</param>
/// <param name="FoundAt">When a count brought it in that nobody knew to be in the house; null where none did.</param>
/// <param name="Explained">The receipt that has told where that came from.</param>
/// <param name="Missed">How often counts have missed it, and not found it again.</param>
public sealed record SerialState(
    int Units, string? Operation, DateTimeOffset? ClaimedAt, DateTimeOffset? FoundAt, string? Explained, int Missed)
{
    public static SerialState Initial { get; } = new(0, null, null, null, null, 0);

    [JsonIgnore]
    public bool IsHere => Units > 0;
}

/// <summary>One unit with a serial number: pure.</summary>
public static class Serial
{
    public const string InUse = "serial_in_use";

    public const string Claimed = "serial_claimed";

    /// <summary>How long an operation may take from claiming a unit to booking it; then it is taken to have come to nothing.</summary>
    private static readonly TimeSpan ClaimLasts = TimeSpan.FromMinutes(10);

    /// <summary>A unit that a count has found and a receipt names that was made before is one and the same: the receipt tells where it came
    /// from, and brings in nothing. Once: another receipt is of another unit, and there is none.</summary>
    /// <param name="made">When somebody saw it come, where that is heard late; null: now.</param>
    public static Decision<SerialEvent> Claim(SerialState state, string operation, DateTimeOffset? made, DateTimeOffset now)
    {
        if (IsExplained(state, operation)) return Decision<SerialEvent>.Nothing;
        if (state is { FoundAt: { } found, Explained: null } && made < found) return new SerialExplained(operation);
        if (state.Operation == operation) return Decision<SerialEvent>.Nothing;
        if (state.IsHere) return Refusal.Conflict(InUse, "A unit with this serial number is in the house already.");
        return state.ClaimedAt is { } claimed && now - claimed < ClaimLasts
            ? Refusal.Conflict(Claimed, "A unit with this serial number is about to come in by somebody else's word.")
            : new SerialClaimed(operation);
    }

    /// <summary>Whether what an operation claimed is in the house, or was, by a count: it brings in nothing.</summary>
    public static bool IsExplained(SerialState state, string operation) => state.Explained == operation;

    public static Decision<SerialEvent> GiveUp(SerialState state, string operation) =>
        IsExplained(state, operation) || (state.Operation == operation && !state.IsHere)
            ? new SerialGivenUp(operation)
            : Decision<SerialEvent>.Nothing;

    /// <param name="counted">By a count, or an adjustment, which is one: not by a move from or to somewhere.</param>
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

    /// <summary>What one count has missed and another has found has only lain elsewhere.</summary>
    private static SerialState Come(SerialState state, SerialSeen seen, DateTimeOffset at)
    {
        var next = state with { Units = state.Units + 1, ClaimedAt = null };
        if (!seen.Counted) return next;
        return state.Missed > 0 ? next with { Missed = state.Missed - 1 } : next with { FoundAt = at, Explained = null };
    }

    private static SerialState Gone(SerialState state, SerialSeen seen)
    {
        var next = state with { Units = state.Units - 1, Missed = state.Missed + (seen.Counted ? 1 : 0) };
        // Who has claimed it meanwhile is still about to bring it in.
        return next.IsHere || next.ClaimedAt is not null ? next : next with { Operation = null };
    }
}
