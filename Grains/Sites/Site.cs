using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Sites;

namespace OrleansWarehouse.Grains.Sites;

public abstract record SiteEvent;

[EventType("sitePut")]
public sealed record SitePut(
    string Name, SiteKind Kind, string Country, string? Postcode, string TimeZone, ImmutableArray<CutOff> CutOffs) : SiteEvent;

[EventType("serialsTaken")]
public sealed record SerialsTaken(int Count) : SiteEvent;

/// <param name="NextSerial">The serial reference of the next parcel, from 1.</param>
public sealed record SiteState(SitePut? Profile, long Version, long NextSerial)
{
    public static SiteState Initial { get; } = new(null, 0, 1);
}

/// <summary>A site's profile and its counter of parcels: pure.</summary>
public static class Site
{
    public const string DefaultTimeZone = "UTC";

    public const int MaxSerialsAtOnce = 10_000;

    public static Decision<SiteEvent> Put(SiteState state, PutSite command)
    {
        if (command.IfVersion is { } expected && expected != state.Version) return Refusal.Stale(state.Version);
        var zone = command.TimeZone ?? DefaultTimeZone;
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
            return Refusal.Invalid("unknown_time_zone", "timeZone", $"'{zone}' is no IANA time zone.");
        var put = new SitePut(command.Name, command.Kind, command.Country, command.Postcode, zone, command.CutOffs);
        return Same(put, state.Profile) ? Decision<SiteEvent>.Nothing : put;
    }

    public static Decision<SiteEvent> TakeSerials(SiteState state, int count)
    {
        if (state.Profile is null) return Refusal.NotFound("unknown_site", "There is no such site.");
        return count is > 0 and <= MaxSerialsAtOnce
            ? new SerialsTaken(count)
            : Refusal.Invalid("invalid_count", "count", $"Between 1 and {MaxSerialsAtOnce} serials at once.");
    }

    public static SiteState Evolve(SiteState state, SiteEvent @event, DateTimeOffset at) => @event switch
    {
        SitePut put => state with { Profile = put, Version = state.Version + 1 },
        SerialsTaken taken => state with { NextSerial = state.NextSerial + taken.Count },
        _ => throw new InvalidOperationException($"No fold for {@event.GetType().Name}."),
    };

    private static bool Same(SitePut put, SitePut? known) =>
        known is not null && put.CutOffs.SequenceEqual(known.CutOffs) && put == known with { CutOffs = put.CutOffs };
}
