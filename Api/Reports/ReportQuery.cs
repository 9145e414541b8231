using System.Globalization;

using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Grains.Reports;

namespace OrleansWarehouse.Api.Reports;

/// <param name="From">The first day, <c>2026-11-01</c>, as it is counted at each site; thirty days up to today by default.</param>
/// <param name="To">The last day: it is in.</param>
/// <param name="By">hour, day (by default), week or month.</param>
/// <param name="TimeZone">An IANA name: of days that are no site's. UTC by default.</param>
/// <param name="Format">csv, or json.</param>
internal sealed record ReportQuery(
    string? From, string? To, string? By, string? Site, string? Merchant, string? Channel, string? TimeZone, string? Format)
{
    private const int UsualDays = 30;
    private const int MostHourlyDays = 31;
    private const int MostDays = 800;
    private const int MostLongDays = 3_660;
    private const string DateFormat = "yyyy-MM-dd";

    /// <summary>Everybody is kept to what is his: a merchant to himself, who belongs to a site to it.</summary>
    public ReportFilter Read(Check check, Caller caller, DateTimeOffset now)
    {
        var zone = Zone(check);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        var to = Date(check, To, "to") ?? today;
        var from = Date(check, From, "from") ?? to.AddDays(1 - UsualDays);
        var by = check.OptionalChoice<ReportPeriod>(By, "by") ?? ReportPeriod.Day;
        if (from > to) check.Add("from", "Not after to.");
        var most = by switch { ReportPeriod.Hour => MostHourlyDays, ReportPeriod.Day => MostDays, _ => MostLongDays };
        if (to.DayNumber - from.DayNumber >= most) check.Add("from", $"At most {most} days by {EnumText.Of(by)}.");
        if (Format is not (null or "" or "csv" or "json")) check.Add("format", "csv or json.");
        return new(
            from, to, by, caller.Site ?? check.OptionalId(Site is "" ? null : Site, "site"),
            caller.Merchant ?? check.OptionalId(Merchant is "" ? null : Merchant, "merchant"),
            check.OptionalId(Channel is "" ? null : Channel, "channel"), zone);
    }

    /// <summary>Whether it names somebody or some place that the caller may not know.</summary>
    public bool IsForeign(Caller caller) =>
        (caller.Merchant is { } merchant && Merchant is { Length: > 0 } wanted && wanted != merchant)
        || (caller.Site is { } site && Site is { Length: > 0 } place && place != site);

    private TimeZoneInfo Zone(Check check)
    {
        if (TimeZone is null or "") return TimeZoneInfo.Utc;
        if (TimeZone.Length <= 64 && TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out var zone)) return zone;
        check.Add("timeZone", "An IANA name is needed, such as Europe/Paris.");
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
