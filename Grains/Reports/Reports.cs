using System.Collections.Immutable;
using System.Text.Json.Serialization;

using OrleansWarehouse.Grains.Interfaces;

namespace OrleansWarehouse.Grains.Reports;

/// <summary>The period of a report's rows.</summary>
[JsonConverter(typeof(CamelCaseEnum<ReportPeriod>))]
public enum ReportPeriod
{
    Hour,
    Day,

    /// <summary>From Monday, and named by its date.</summary>
    Week,
    Month,
}

/// <summary>The scope of a report; null includes everything.</summary>
/// <param name="From">The first day, in each site's time zone.</param>
/// <param name="To">The last day, inclusive.</param>
/// <param name="Zone">The time zone for orders that no site fills yet.</param>
public sealed record ReportFilter(DateOnly From, DateOnly To, ReportPeriod By, string? Site, string? Merchant, string? Channel, TimeZoneInfo Zone);

/// <summary>A report: a row for each period (and the report's other dimensions), earliest first, and the total of all.</summary>
public sealed record Report<TRow>(DateOnly From, DateOnly To, ReportPeriod By, ImmutableArray<TRow> Rows, TRow Total);

/// <summary>Orders by source. Periods without orders have no row.</summary>
/// <param name="Period"><c>2026-11-22T14:00</c>, <c>2026-11-22</c> (a week's is its Monday), <c>2026-11</c>; absent in the total.</param>
/// <param name="Amount">The units ordered at their prices, as far as orders have prices; absent when none does, and in a total of
/// several currencies.</param>
public sealed record OrdersBySourceRow(
    string? Period, string? Merchant, string? Channel, long Orders, long Units, long CancelledUnits, decimal? Amount, string? Currency);

/// <summary>Units that went through each step, parcels shipped, and orders completely shipped.</summary>
public sealed record ThroughputRow(
    string? Period, long Received, long PutAway, long Picked, long Packed, long Shipped, long Parcels, long Orders);

/// <param name="Filled">The ordered units that were promised at once.</param>
/// <param name="FilledOrders">Orders whose units were all promised at once.</param>
/// <param name="UnitRate">Fill rate by units, 0 to 1; absent when nothing was ordered.</param>
public sealed record FillRateRow(string? Period, long Orders, long FilledOrders, long Units, long Filled, double? UnitRate, double? OrderRate);

/// <summary>Statistics of durations in hours; absent when there are none.</summary>
/// <param name="P90">The 90th percentile.</param>
public sealed record Hours(double Average, double Median, double P90)
{
    public static Hours? Of(IEnumerable<long> millis)
    {
        var sorted = millis.Order().ToArray();
        if (sorted.Length == 0) return null;
        return new(InHours(sorted.Average()), InHours(At(sorted, 0.5)), InHours(At(sorted, 0.9)));
    }

    /// <summary>Returns a percentile by nearest rank.</summary>
    private static long At(long[] sorted, double share) => sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];

    private static double InHours(double millis) => Math.Round(millis / TimeSpan.FromHours(1).TotalMilliseconds, 2);
}

/// <summary>Deliveries that were completely put away, by when that was.</summary>
public sealed record DockToStockRow(string? Period, long Deliveries, long Units, Hours? Hours);

/// <summary>Orders that were completely shipped, by when that was.</summary>
public sealed record CycleTimeRow(string? Period, long Orders, Hours? Hours);

/// <param name="Picks">Stops at which all or some of the quantity was found.</param>
/// <param name="Shorts">Stops at which some of the quantity was missing.</param>
/// <param name="PickAccuracy">The share of units found among the units to pick, 0 to 1.</param>
/// <param name="CountedOver">Units that counts found too many; <paramref name="CountedUnder"/> too few.</param>
public sealed record AccuracyRow(
    string? Period, long Picks, long Shorts, long UnitsPicked, long UnitsShort, double? PickAccuracy, long CountedOver, long CountedUnder);

/// <param name="FromDays">The least days since they came; <paramref name="ToDays"/> is inclusive, and absent for the oldest group.</param>
/// <param name="Share">The share of all units, 0 to 1.</param>
public sealed record StockAgeingRow(long? FromDays, long? ToDays, long Units, long Skus, double? Share);
