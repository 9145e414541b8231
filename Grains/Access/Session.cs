using OrleansWarehouse.Grains.Interfaces.Access;

namespace OrleansWarehouse.Grains.Access;

public abstract record SessionEvent;

[EventType("sessionStarted")]
public sealed record SessionStarted(string Who, string Stamp, DateTimeOffset Until) : SessionEvent;

[EventType("sessionProlonged")]
public sealed record SessionProlonged(DateTimeOffset Until) : SessionEvent;

[EventType("sessionEnded")]
public sealed record SessionEnded : SessionEvent;

/// <param name="Live">Null before it starts and after its end.</param>
public sealed record SessionState(SessionStarted? Live, DateTimeOffset StartedAt)
{
    public static SessionState Initial { get; } = new(null, default);
}

/// <summary>A sign-in session at a screen: pure.</summary>
public static class Session
{
    /// <summary>The greatest age of a session, however much it is used, so that a stolen cookie is not valid for ever.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    public static Decision<SessionEvent> Start(SessionState state, StartSession command, DateTimeOffset now) =>
        state.Live is null && state.StartedAt == default
            ? new SessionStarted(command.Who, command.Stamp, now + command.Idle)
            : Refusal.Conflict("session_exists", "The session already exists.");

    public static Decision<SessionEvent> Prolong(SessionState state, TimeSpan idle, DateTimeOffset now)
    {
        if (View(state, now) is not { } view) return Decision<SessionEvent>.Nothing;
        var last = state.StartedAt + Longest;
        var until = now + idle < last ? now + idle : last;
        return until <= view.Until ? Decision<SessionEvent>.Nothing : new SessionProlonged(until);
    }

    public static Decision<SessionEvent> End(SessionState state) =>
        state.Live is null ? Decision<SessionEvent>.Nothing : new SessionEnded();

    public static SessionState Evolve(SessionState state, SessionEvent @event, DateTimeOffset at) => @event switch
    {
        SessionStarted started => new(started, at),
        SessionProlonged prolonged => state with { Live = state.Live! with { Until = prolonged.Until } },
        SessionEnded => state with { Live = null },
        _ => throw new InvalidOperationException($"No fold for {@event.GetType().Name}."),
    };

    public static SessionView? View(SessionState state, DateTimeOffset now) =>
        state.Live is { } live && now < live.Until ? new(live.Who, live.Stamp, live.Until) : null;
}
