using System.Collections.Immutable;

namespace OrleansWarehouse.Grains.Labor;

/// <summary>The state of a site at one time, for its wall screen.</summary>
/// <param name="Day">When today began at the site.</param>
/// <param name="Stages">Open fulfilments by status.</param>
/// <param name="Due">Open fulfilments by the cut-off that they are to catch, earliest first.</param>
/// <param name="Hours">Today's work by the hour, from the first to the present one.</param>
/// <param name="People">The people who have a task, or did something within the last hour.</param>
public sealed record Overview(
    DateTimeOffset AsOf,
    DateTimeOffset Day,
    ImmutableArray<StageCount> Stages,
    ImmutableArray<DueCount> Due,
    TodayFigures Today,
    ImmutableArray<HourOfWork> Hours,
    ImmutableArray<PersonAtWork> People,
    OverviewAlerts Alerts);

public sealed record StageCount(string Status, long Fulfilments);

/// <param name="Unstarted">Reserved or released.</param>
/// <param name="InWork">Being picked, or picked.</param>
/// <param name="Packed">Ready for the carrier.</param>
public sealed record DueCount(DateTimeOffset CutOff, long Unstarted, long InWork, long Packed);

/// <param name="Planned">Fulfilments whose cut-off is today, and those that missed an earlier one and have not shipped.</param>
/// <param name="Shipped">Those of them that have shipped.</param>
/// <param name="UnitsLastHour">Picked within the last sixty minutes.</param>
public sealed record TodayFigures(
    long Planned, long Shipped, long UnitsPicked, long UnitsPacked, long UnitsShipped, long Parcels, long UnitsLastHour);

/// <summary>Units.</summary>
public sealed record HourOfWork(DateTimeOffset From, long Picked, long Packed, long Shipped);

/// <param name="Task">The task that the person has in hand, with its units; null for none.</param>
/// <param name="UnitsLastHour">Picked or packed within the last sixty minutes.</param>
/// <param name="Activity"><c>picked</c> or <c>packed</c>: the person's last activity, if it was within the last 15 minutes.</param>
public sealed record PersonAtWork(
    string Person, string Name, string? Task, long Done, long Planned, long UnitsLastHour, string? Activity);

/// <param name="Late">Open fulfilments whose cut-off has passed.</param>
/// <param name="DueSoon">Fulfilments that are not packed and whose cut-off is within the hour.</param>
/// <param name="UnitsShort">Units that pickers did not find today.</param>
/// <param name="Discrepancies">Deliveries that wait for their merchant's confirmation.</param>
/// <param name="PutAways">Open put-aways.</param>
public sealed record OverviewAlerts(long Late, long DueSoon, long UnitsShort, long Discrepancies, long PutAways);
