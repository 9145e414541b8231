namespace OrleansWarehouse.Grains.Labor;

/// <summary>A calendar day in a time zone.</summary>
public readonly record struct SiteDay(DateTimeOffset Start, DateTimeOffset End)
{
    public static SiteDay Of(DateTimeOffset moment, TimeZoneInfo zone)
    {
        var date = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);
        return new(Midnight(date, zone), Midnight(date.AddDays(1), zone));
    }

    /// <summary>Returns the first moment of the day: if the clock skips midnight, the one after the skip; if it shows midnight twice,
    /// the first.</summary>
    private static DateTimeOffset Midnight(DateOnly date, TimeZoneInfo zone)
    {
        var wall = date.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(wall)) wall = wall.AddMinutes(15);
        return new(wall, zone.IsAmbiguousTime(wall) ? zone.GetAmbiguousTimeOffsets(wall).Max() : zone.GetUtcOffset(wall));
    }
}
