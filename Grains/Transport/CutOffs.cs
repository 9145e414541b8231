using OrleansWarehouse.Grains.Interfaces.Sites;

namespace OrleansWarehouse.Grains.Transport;

/// <summary>Computes the next cut-off: pure.</summary>
/// <remarks>
/// A cut-off is a time of day on the site's clock. On a day on which the clock skips it, it is as long after
/// midnight as on any other day (so the clock shows it later by the skipped time); on a day on which the clock shows it twice, the first
/// time counts, because being early for the truck does no harm.
/// </remarks>
public static class CutOffs
{
    /// <summary>Returns the first cut-off at or after a time; null when the site has none for the carrier.</summary>
    /// <param name="service">A cut-off for this service takes precedence over those of the carrier as a whole.</param>
    public static DateTimeOffset? Next(SiteView site, string carrier, string? service, DateTimeOffset after)
    {
        var known = site.CutOffs.Where(cutOff => cutOff.Carrier == carrier).ToArray();
        var own = known.Where(cutOff => service is not null && cutOff.Service == service).ToArray();
        var times = own.Length > 0 ? own : [.. known.Where(cutOff => cutOff.Service is null)];
        if (times.Length == 0) return null;

        var zone = TimeZoneInfo.FindSystemTimeZoneById(site.TimeZone);
        return times.Min(cutOff => Next(cutOff.Time, zone, after));
    }

    private static DateTimeOffset Next(TimeOnly time, TimeZoneInfo zone, DateTimeOffset after)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(after, zone).DateTime);
        // Starts yesterday, in case the clock skipped midnight; goes on, in case a whole day was skipped.
        for (var day = -1; ; day++)
        {
            var moment = At(today.AddDays(day), time, zone);
            if (moment >= after) return moment;
        }
    }

    private static DateTimeOffset At(DateOnly day, TimeOnly time, TimeZoneInfo zone)
    {
        var wall = day.ToDateTime(time);
        if (zone.IsInvalidTime(wall)) return Shifted(wall, zone);
        var offset = zone.IsAmbiguousTime(wall) ? zone.GetAmbiguousTimeOffsets(wall).Max() : zone.GetUtcOffset(wall);
        return new(wall, offset);
    }

    /// <summary>Returns a time that the clock skips, computed with the offset from before the skip.</summary>
    private static DateTimeOffset Shifted(DateTime wall, TimeZoneInfo zone)
    {
        var before = wall;
        while (zone.IsInvalidTime(before)) before = before.AddMinutes(-15);
        var moment = new DateTimeOffset(wall, zone.GetUtcOffset(before));
        return TimeZoneInfo.ConvertTime(moment, zone);
    }
}
