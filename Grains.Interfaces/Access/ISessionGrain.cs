using OrleansWarehouse.Grains.Interfaces.Outcomes;

namespace OrleansWarehouse.Grains.Interfaces.Access;

/// <summary>A sign-in session at a screen. Key: the hash of the secret in the cookie.</summary>
[Alias("access.ISessionGrain")]
public interface ISessionGrain : IGrainWithStringKey
{
    [Alias("Start")]
    Task<Outcome<SessionView>> StartAsync(StartSession command);

    /// <summary>Extends the session when it is used, up to its greatest age. A session that is over stays so.</summary>
    [Alias("Prolong")]
    Task<Outcome<Done>> ProlongAsync(TimeSpan idle);

    [Alias("End")]
    Task<Outcome<Done>> EndAsync();

    /// <summary>Returns null when the session is over or never existed.</summary>
    [Alias("Get")]
    Task<SessionView?> GetAsync();
}

/// <param name="Who"><c>user:ann</c> or <c>key:…</c>.</param>
/// <param name="Stamp">The user's security stamp; the session is valid while the user has the same.</param>
/// <param name="Idle">How long the session lasts without being used.</param>
[GenerateSerializer, Immutable, Alias("access.startSession")]
public sealed record StartSession(string Who, string Stamp, TimeSpan Idle);

[GenerateSerializer, Immutable, Alias("access.sessionView")]
public sealed record SessionView(string Who, string Stamp, DateTimeOffset Until);
