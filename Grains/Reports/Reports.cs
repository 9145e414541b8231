using System.Collections.Immutable;
using System.Text.Json.Serialization;

using OrleansWarehouse.Grains.Interfaces;

namespace OrleansWarehouse.Grains.Reports;

/// <summary>What the rows of a report are of.</summary>
[JsonConverter(typeof(CamelCaseEnum<ReportPeriod>))]
public enum ReportPeriod
{
    Hour,
    Day,

    /// <summary>From Monday; named by it.</summary>
    Week,
    Month,
}

/// <summary>What a report is about; everything absent takes in all.</summary>
/// <param name="From">The first day, as it is counted at each site.</param>
/// <param name="To">The last day: it is in.</param>
/// <param name="Zone">Of days that are no site's: of orders that no site fills yet.</param>
public sealed record ReportFilter(DateOnly From, DateOnly To, ReportPeriod By, string? Site, string? Merchant, string? Channel, TimeZoneInfo Zone);

/// <summary>A report: a row for each period (and what else it tells apart), the earliest first, and the same over all of them.</summary>
public sealed record Report<TRow>(DateOnly From, DateOnly To, ReportPeriod By, ImmutableArray<TRow> Rows, TRow Total);

/// <summary>Orders by where they came from. Periods without any order have no row.</summary>
/// <param name="Period"><c>2026-11-22T14:00</c>, <c>2026-11-22</c> (a week's is its Monday), <c>2026-11</c>; absent in the total.</param>
/// <param name="Amount">Of the units ordered at their prices, as far as orders say them; absent where none does, and in a total of
/// several currencies.</param>
public sealed record OrdersBySourceRow(
    string? Period, string? Merchant, string? Channel, long Orders, long Units, long CancelledUnits, decimal? Amount, string? Currency);

/// <summary>Units that went through each step, parcels that left, and orders that were complete with that.</summary>
public sealed record ThroughputRow(
    string? Period, long Received, long PutAway, long Picked, long Packed, long Shipped, long Parcels, long Orders);

/// <param name="Filled">Of the units ordered, those that were promised at once.</param>
/// <param name="FilledOrders">Orders of which all was.</param>
/// <param name="UnitRate">Filled by units, 0 to 1; absent where nothing was ordered.</param>
public sealed record FillRateRow(string? Period, long Orders, long FilledOrders, long Units, long Filled, double? UnitRate, double? OrderRate);

/// <summary>How long something took, in hours; absent where there was nothing.</summary>
/// <param name="P90">Nine of ten took no longer.</param>
public sealed record Hours(double Average, double Median, double P90)
{
    public static Hours? Of(IEnumerable<long> millis)
    {
        var sorted = millis.Order().ToArray();
        if (sorted.Length == 0) return null;
        return new(InHours(sorted.Average()), InHours(At(sorted, 0.5)), InHours(At(sorted, 0.9)));
    }

    /// <summary>The smallest that so many are not above (nearest rank).</summary>
    private static long At(long[] sorted, double share) => sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];

    private static double InHours(double millis) => Math.Round(millis / TimeSpan.FromHours(1).TotalMilliseconds, 2);
}

/// <summary>Deliveries that were all on shelves, by when that was so.</summary>
public sealed record DockToStockRow(string? Period, long Deliveries, long Units, Hours? Hours);

/// <summary>Orders that had left, by when.</summary>
public sealed record CycleTimeRow(string? Period, long Orders, Hours? Hours);

/// <param name="Picks">Stops at which all was found that was asked for, or a part.</param>
/// <param name="Shorts">Stops at which something was missing.</param>
/// <param name="PickAccuracy">Of the units that were to be picked, those that were found, 0 to 1.</param>
/// <param name="CountedOver">Units that counts found too many, and <paramref name="CountedUnder"/> too few.</param>
public sealed record AccuracyRow(
    string? Period, long Picks, long Shorts, long UnitsPicked, long UnitsShort, double? PickAccuracy, long CountedOver, long CountedUnder);

/// <param name="FromDays">Since they came; <paramref name="ToDays"/> is in, and absent for the oldest.</param>
/// <param name="Share">Of all units, 0 to 1.</param>
public sealed record StockAgeingRow(long? FromDays, long? ToDays, long Units, long Skus, double? Share);
