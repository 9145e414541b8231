using System.Collections.Immutable;

namespace OrleansWarehouse.Grains.Labor;

/// <summary>How a site stands at one moment: what its wall shows.</summary>
/// <param name="Day">When today began there.</param>
/// <param name="Stages">Open fulfilments by status.</param>
/// <param name="Due">Open fulfilments by the cut-off that they are to catch, the earliest first.</param>
/// <param name="Hours">Today's work by the hour, from its first to the present one.</param>
/// <param name="People">Who has a task, or did something within the last hour.</param>
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

/// <param name="Planned">Fulfilments whose cut-off is today, and those that missed an earlier one and are still here.</param>
/// <param name="Shipped">Of those, the ones that have left.</param>
/// <param name="UnitsLastHour">Picked within the last sixty minutes.</param>
public sealed record TodayFigures(
    long Planned, long Shipped, long UnitsPicked, long UnitsPacked, long UnitsShipped, long Parcels, long UnitsLastHour);

/// <summary>Units.</summary>
public sealed record HourOfWork(DateTimeOffset From, long Picked, long Packed, long Shipped);

/// <param name="Task">What the person has in hand, with its units; null for one without.</param>
/// <param name="UnitsLastHour">Picked or packed within the last sixty minutes.</param>
/// <param name="Activity"><c>picked</c> or <c>packed</c>: what the person did last, if that was within the quarter of an hour.</param>
public sealed record PersonAtWork(
    string Person, string Name, string? Task, long Done, long Planned, long UnitsLastHour, string? Activity);

/// <param name="Late">Open fulfilments whose cut-off is over.</param>
/// <param name="DueSoon">Not packed, and the cut-off is within the hour.</param>
/// <param name="UnitsShort">Units that pickers did not find today.</param>
/// <param name="Discrepancies">Deliveries that wait for their merchant's word.</param>
/// <param name="PutAways">Moves to shelves that are open.</param>
public sealed record OverviewAlerts(long Late, long DueSoon, long UnitsShort, long Discrepancies, long PutAways);
