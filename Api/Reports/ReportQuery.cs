using System.Globalization;

using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Grains.Reports;

namespace OrleansWarehouse.Api.Reports;

/// <param name="From">The first day, such as <c>2026-11-01</c>, in each site's time zone; by default the last thirty days up to today.</param>
/// <param name="To">The last day, inclusive.</param>
/// <param name="By">hour, day (default), week or month.</param>
/// <param name="TimeZone">The IANA time zone of days that belong to no site. Default UTC.</param>
/// <param name="Format">csv or json.</param>
internal sealed record ReportQuery(
    string? From, string? To, string? By, string? Site, string? Merchant, string? Channel, string? TimeZone, string? Format)
{
    private const int UsualDays = 30;
    private const int MostHourlyDays = 31;
    private const int MostDays = 800;
    private const int MostLongDays = 3_660;
    private const string DateFormat = "yyyy-MM-dd";

    /// <summary>Reads the filter, limited to the caller's own merchant or site.</summary>
    public ReportFilter Read(Check check, Caller caller, DateTimeOffset now)
    {
        var zone = Zone(check);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        var to = Date(check, To, "to") ?? today;
        var from = Date(check, From, "from") ?? to.AddDays(1 - UsualDays);
        var by = check.OptionalChoice<ReportPeriod>(By, "by") ?? ReportPeriod.Day;
        if (from > to) check.Add("from", "Must not be after 'to'.");
        var most = by switch { ReportPeriod.Hour => MostHourlyDays, ReportPeriod.Day => MostDays, _ => MostLongDays };
        if (to.DayNumber - from.DayNumber >= most) check.Add("from", $"At most {most} days by {EnumText.Of(by)}.");
        if (Format is not (null or "" or "csv" or "json")) check.Add("format", "csv or json.");
        return new(
            from, to, by, caller.Site ?? check.OptionalId(Site is "" ? null : Site, "site"),
            caller.Merchant ?? check.OptionalId(Merchant is "" ? null : Merchant, "merchant"),
            check.OptionalId(Channel is "" ? null : Channel, "channel"), zone);
    }

    /// <summary>Returns whether the query names a merchant or a site that the caller may not see.</summary>
    public bool IsForeign(Caller caller) =>
        (caller.Merchant is { } merchant && Merchant is { Length: > 0 } wanted && wanted != merchant)
        || (caller.Site is { } site && Site is { Length: > 0 } place && place != site);

    private TimeZoneInfo Zone(Check check)
    {
        if (TimeZone is null or "") return TimeZoneInfo.Utc;
        if (TimeZone.Length <= 64 && TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out var zone)) return zone;
        check.Add("timeZone", "An IANA time zone is needed, such as Europe/Paris.");
        return TimeZoneInfo.Utc;
    }

    private static DateOnly? Date(Check check, string? value, string field)
    {
        if (value is null or "") return null;
        if (DateOnly.TryParseExact(value, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return check.OptionalDate(date, field);
        check.Add(field, "A date is needed, such as 2026-11-22.");
        return null;
    }
}
