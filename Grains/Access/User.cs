using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Access;

namespace OrleansWarehouse.Grains.Access;

public abstract record UserEvent;

[EventType("userPut")]
public sealed record UserPut(
    string Name, UserRole Role, string? Site, string? Merchant, string? Picker, bool Disabled) : UserEvent;

/// <param name="Hash">Null when the password was removed.</param>
[EventType("passwordSet")]
public sealed record PasswordSet(string? Hash) : UserEvent;

/// <param name="Badge">A keyed hash; null when the badge was removed.</param>
[EventType("badgeSet")]
public sealed record BadgeSet(string? Badge) : UserEvent;

/// <param name="Hash">Null when the PIN was removed.</param>
[EventType("pinSet")]
public sealed record PinSet(string? Hash) : UserEvent;

[EventType("userDeleted")]
public sealed record UserDeleted : UserEvent;

/// <param name="Profile">Null when there is no such user.</param>
/// <param name="Stamp">Raised by everything that ends the user's sessions; not reset when a deleted user is created again.</param>
public sealed record UserState(UserPut? Profile, string? Password, string? Badge, string? Pin, long Version, long Stamp)
{
    public static UserState Initial { get; } = new(null, null, null, null, 0, 0);
}

/// <summary>A user: pure.</summary>
public static class User
{
    private static Refusal Unknown { get; } = Refusal.NotFound("unknown_user", "There is no such user.");

    public static Decision<UserEvent> Put(UserState state, PutUser command)
    {
        // Reported as a taken name, because a supervisor must not learn about users of other sites.
        if (command.Within is { } site && state.Profile is not null && !IsFloorOf(state, site))
            return Refusal.Conflict("user_taken", "The user name is taken.");
        var version = state.Profile is null ? 0 : state.Version;
        if (command.IfVersion is { } expected && expected != version) return Refusal.Stale(version);

        var events = Changes(state, command);
        var after = events.Aggregate(state, static (known, @event) => Evolve(known, @event, default));
        return after is { Badge: not null, Pin: null }
            ? Refusal.Invalid("pin_required", "pin", "A badge requires a PIN.")
            : Decision<UserEvent>.Of(events);
    }

    public static Decision<UserEvent> ChangePassword(UserState state, string oldHash, string newHash)
    {
        if (state.Profile is null) return Unknown;
        return state.Password == oldHash
            ? new PasswordSet(newHash)
            : Refusal.Conflict("password_changed", "The password has been changed meanwhile.");
    }

    public static Decision<UserEvent> TakeBadge(UserState state, string badge) =>
        state.Badge == badge ? new BadgeSet(null) : Decision<UserEvent>.Nothing;

    public static Decision<UserEvent> Delete(UserState state, string? within) =>
        state.Profile is null || (within is not null && !IsFloorOf(state, within)) ? Unknown : new UserDeleted();

    public static UserState Evolve(UserState state, UserEvent @event, DateTimeOffset at)
    {
        var next = state with { Version = state.Version + 1 };
        return @event switch
        {
            UserPut put => next with { Profile = put, Stamp = SignsOut(state.Profile, put) ? state.Stamp + 1 : state.Stamp },
            PasswordSet set => next with { Password = set.Hash, Stamp = state.Stamp + 1 },
            BadgeSet set => next with { Badge = set.Badge, Stamp = state.Stamp + 1 },
            PinSet set => next with { Pin = set.Hash, Stamp = state.Stamp + 1 },
            UserDeleted => new(null, null, null, null, next.Version, state.Stamp + 1),
            _ => throw new InvalidOperationException($"No fold for {@event.GetType().Name}."),
        };
    }

    public static UserView? View(UserState state, string user) => state.Profile is not { } profile
        ? null
        : new(
            user, profile.Name, profile.Role, profile.Site, profile.Merchant, profile.Picker, profile.Disabled,
            state.Password is not null, state.Badge is not null, state.Version);

    private static ImmutableArray<UserEvent> Changes(UserState state, PutUser command)
    {
        var events = ImmutableArray.CreateBuilder<UserEvent>();
        var put = new UserPut(
            command.Name, command.Role, command.Site, command.Merchant, command.Picker, command.Disabled);
        if (put != state.Profile) events.Add(put);
        if (IsNew(command.Password, state.Password, out var password)) events.Add(new PasswordSet(password));
        // A badge belongs to a site: without a site there is no badge.
        if (IsNew(command.Site is null ? "" : command.Badge, state.Badge, out var badge)) events.Add(new BadgeSet(badge));
        if (IsNew(command.Pin, state.Pin, out var pin)) events.Add(new PinSet(pin));
        return events.ToImmutable();
    }

    /// <summary>Null keeps the present value, empty removes it.</summary>
    private static bool IsNew(string? wanted, string? known, out string? value)
    {
        value = wanted is "" ? null : wanted;
        return wanted is not null && value != known;
    }

    /// <summary>Whether the user's rights have changed, that is, anything but the name.</summary>
    private static bool SignsOut(UserPut? before, UserPut after) => before is not null && before with { Name = after.Name } != after;

    private static bool IsFloorOf(UserState state, string site) =>
        state.Profile is { } profile && profile.Role.IsFloor() && profile.Site == site;
}
