using OrleansWarehouse.Grains.Interfaces.Outcomes;

namespace OrleansWarehouse.Grains.Interfaces.Access;

/// <summary>Somebody's sign-in at a screen. Key: the hash of the secret in his cookie.</summary>
[Alias("access.ISessionGrain")]
public interface ISessionGrain : IGrainWithStringKey
{
    [Alias("Start")]
    Task<Outcome<SessionView>> StartAsync(StartSession command);

    /// <summary>It is used: it lasts longer, yet not for ever. One that is over stays so.</summary>
    [Alias("Prolong")]
    Task<Outcome<Done>> ProlongAsync(TimeSpan idle);

    [Alias("End")]
    Task<Outcome<Done>> EndAsync();

    /// <summary>Null when it is over or never was.</summary>
    [Alias("Get")]
    Task<SessionView?> GetAsync();
}

/// <param name="Who"><c>user:ann</c> or <c>key:…</c>.</param>
/// <param name="Stamp">Of who signs in: the session counts as long as he has the same.</param>
/// <param name="Idle">How long it lasts without being used.</param>
[GenerateSerializer, Immutable, Alias("access.startSession")]
public sealed record StartSession(string Who, string Stamp, TimeSpan Idle);

[GenerateSerializer, Immutable, Alias("access.sessionView")]
public sealed record SessionView(string Who, string Stamp, DateTimeOffset Until);
