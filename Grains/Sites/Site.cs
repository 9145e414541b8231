using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Sites;

namespace OrleansWarehouse.Grains.Sites;

public abstract record SiteEvent;

[EventType("sitePut")]
public sealed record SitePut(
    string Name, SiteKind Kind, string Country, string? Postcode, string TimeZone, ImmutableArray<CutOff> CutOffs) : SiteEvent;

public sealed record SiteState(SitePut? Profile, long Version)
{
    public static SiteState Initial { get; } = new(null, 0);
}

/// <summary>A site's profile: pure.</summary>
public static class Site
{
    public const string DefaultTimeZone = "UTC";

    public static Decision<SiteEvent> Put(SiteState state, PutSite command)
    {
        if (command.IfVersion is { } expected && expected != state.Version) return Refusal.Stale(state.Version);
        var zone = command.TimeZone ?? DefaultTimeZone;
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
            return Refusal.Invalid("unknown_time_zone", "timeZone", $"'{zone}' is not an IANA time zone.");
        var put = new SitePut(command.Name, command.Kind, command.Country, command.Postcode, zone, command.CutOffs);
        return Same(put, state.Profile) ? Decision<SiteEvent>.Nothing : put;
    }

    public static SiteState Evolve(SiteState state, SiteEvent @event, DateTimeOffset at) => @event switch
    {
        SitePut put => state with { Profile = put, Version = state.Version + 1 },
        _ => throw new InvalidOperationException($"No fold for {@event.GetType().Name}."),
    };

    public static SiteView? View(string key, SiteState state) => state.Profile is not { } site
        ? null
        : new(key, site.Name, site.Kind, site.Country, site.Postcode, site.TimeZone, site.CutOffs, state.Version);

    private static bool Same(SitePut put, SitePut? known) =>
        known is not null && put.CutOffs.SequenceEqual(known.CutOffs) && put == known with { CutOffs = put.CutOffs };
}
