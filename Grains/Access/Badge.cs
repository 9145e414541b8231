namespace OrleansWarehouse.Grains.Access;

public abstract record BadgeEvent;

[EventType("badgeClaimed")]
public sealed record BadgeClaimed(string User) : BadgeEvent;

[EventType("badgeFreed")]
public sealed record BadgeFreed : BadgeEvent;

public sealed record BadgeState(string? Holder)
{
    public static BadgeState Initial { get; } = new((string?)null);
}

/// <summary>Which user has a badge: pure.</summary>
public static class Badge
{
    public static Refusal Taken { get; } = Refusal.Conflict("badge_taken", "Another user at the site has this badge.");

    public static Decision<BadgeEvent> Claim(BadgeState state, string user)
    {
        if (state.Holder == user) return Decision<BadgeEvent>.Nothing;
        return state.Holder is null ? new BadgeClaimed(user) : Taken;
    }

    public static Decision<BadgeEvent> Release(BadgeState state, string user) =>
        state.Holder == user ? new BadgeFreed() : Decision<BadgeEvent>.Nothing;

    public static BadgeState Evolve(BadgeState state, BadgeEvent @event, DateTimeOffset at) => @event switch
    {
        BadgeClaimed claimed => new(claimed.User),
        BadgeFreed => BadgeState.Initial,
        _ => throw new InvalidOperationException($"No fold for {@event.GetType().Name}."),
    };
}
