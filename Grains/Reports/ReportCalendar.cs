using System.Globalization;

namespace OrleansWarehouse.Grains.Reports;

/// <summary>Assigns times to periods, in the time zone of their site: pure.</summary>
/// <param name="zones">The time zones of sites.</param>
public sealed class ReportCalendar(ReportFilter filter, IReadOnlyDictionary<string, TimeZoneInfo> zones)
{
    /// <summary>The greatest number of periods in one report.</summary>
    public const int MaxPeriods = 1_000;

    /// <summary>Returns a range in milliseconds that includes the first and last day in any time zone.</summary>
    public static (long From, long To) Around(ReportFilter filter)
    {
        var day = new TimeSpan(1, 0, 0, 0);
        var from = new DateTimeOffset(filter.From.ToDateTime(default), TimeSpan.Zero) - day;
        var to = new DateTimeOffset(filter.To.ToDateTime(default), TimeSpan.Zero) + 2 * day;
        return (from.ToUnixTimeMilliseconds(), to.ToUnixTimeMilliseconds());
    }

    /// <summary>Returns null for a time outside of the report.</summary>
    public string? PeriodOf(long millis, string? site)
    {
        var wall = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(millis), ZoneOf(site)).DateTime;
        var day = DateOnly.FromDateTime(wall);
        if (day < filter.From || day > filter.To) return null;
        return filter.By is ReportPeriod.Hour ? Name(day, wall.Hour) : Name(day);
    }

    /// <summary>Returns every period of the report up to now, earliest first.</summary>
    public IEnumerable<string> Periods(DateTimeOffset now)
    {
        var zone = filter.Site is null ? filter.Zone : ZoneOf(filter.Site);
        var wall = TimeZoneInfo.ConvertTime(now, zone).DateTime;
        var today = DateOnly.FromDateTime(wall);
        var all = new List<string>();
        for (var day = filter.From; day <= filter.To && day <= today; day = day.AddDays(1))
        {
            if (filter.By is ReportPeriod.Hour) all.AddRange(Enumerable.Range(0, day == today ? wall.Hour + 1 : 24).Select(hour => Name(day, hour)));
            else if (Name(day) is var name && (all.Count == 0 || all[^1] != name)) all.Add(name);
        }

        return all;
    }

    private TimeZoneInfo ZoneOf(string? site) => site is not null && zones.TryGetValue(site, out var zone) ? zone : filter.Zone;

    private string Name(DateOnly day) => filter.By switch
    {
        ReportPeriod.Week => Text(day.AddDays(-(((int)day.DayOfWeek + 6) % 7)), "yyyy-MM-dd"),
        ReportPeriod.Month => Text(day, "yyyy-MM"),
        _ => Text(day, "yyyy-MM-dd"),
    };

    private static string Name(DateOnly day, int hour) => string.Create(CultureInfo.InvariantCulture, $"{Text(day, "yyyy-MM-dd")}T{hour:00}:00");

    private static string Text(DateOnly day, string format) => day.ToString(format, CultureInfo.InvariantCulture);
}
