using System.Collections.Immutable;

namespace OrleansWarehouse.Grains.Labor;

/// <summary>Computes the figures of the wall screen from rows: pure.</summary>
/// <param name="left">Fulfilments of today's cut-offs that have shipped.</param>
/// <param name="work">By slot, earliest first.</param>
internal sealed class OverviewFold(
    DateTimeOffset now,
    SiteDay day,
    ImmutableArray<FulfilmentCount> open,
    ImmutableArray<FulfilmentCount> left,
    ImmutableArray<WorkRow> work,
    ImmutableArray<PersonRow> people)
{
    public static readonly TimeSpan Recent = TimeSpan.FromHours(1);

    private static readonly TimeSpan Present = TimeSpan.FromMinutes(15);

    private static readonly string[] Order = ["reserved", "released", "picking", "picked", "packed"];

    private readonly ImmutableArray<WorkRow> today = [.. work.Where(row => row.Slot >= day.Start.ToUnixTimeMilliseconds())];

    /// <remarks>Slots are five minutes long: a slot that begins before the last hour is left out.</remarks>
    private readonly ImmutableArray<WorkRow> recent = [.. work.Where(row => row.Slot >= (now - Recent).ToUnixTimeMilliseconds())];

    public Overview Fold(long discrepancies, long putAways) => new(
        now,
        day.Start,
        [.. Order.Select(status => new StageCount(status, open.Where(row => row.Status == status).Sum(row => row.Count)))],
        Due(),
        Today(),
        Hours(),
        People(),
        new(
            open.Where(row => row.ShipBy < now.ToUnixTimeMilliseconds()).Sum(row => row.Count),
            open.Where(IsDueSoon).Sum(row => row.Count),
            Units(today, Activity.Short),
            discrepancies,
            putAways));

    private ImmutableArray<DueCount> Due() =>
    [
        .. open.Where(row => row.ShipBy is not null).GroupBy(row => row.ShipBy!.Value).OrderBy(cutOff => cutOff.Key)
            .Select(cutOff => new DueCount(
                At(cutOff.Key),
                Count(cutOff, "reserved", "released"),
                Count(cutOff, "picking", "picked"),
                Count(cutOff, "packed"))),
    ];

    private TodayFigures Today()
    {
        var shipped = left.Sum(row => row.Count);
        var stillToShip = open.Where(row => row.ShipBy < day.End.ToUnixTimeMilliseconds()).Sum(row => row.Count);
        return new(
            shipped + stillToShip,
            shipped,
            Units(today, Activity.Picked),
            Units(today, Activity.Packed),
            Units(today, Activity.Shipped),
            today.Where(row => Is(row, Activity.Packed)).Sum(row => row.Times),
            Units(recent, Activity.Picked));
    }

    private ImmutableArray<HourOfWork> Hours()
    {
        if (today.IsEmpty) return [];
        var hours = today.ToLookup(row => HourOf(row.Slot));
        var (first, last) = (HourOf(today[0].Slot), HourOf(now.ToUnixTimeMilliseconds()));
        return
        [
            .. Enumerable.Range(first, last - first + 1).Select(hour => new HourOfWork(
                day.Start.AddHours(hour),
                Units(hours[hour], Activity.Picked),
                Units(hours[hour], Activity.Packed),
                Units(hours[hour], Activity.Shipped))),
        ];
    }

    private ImmutableArray<PersonAtWork> People()
    {
        var done = recent.Where(row => row.Person.Length > 0 && (Is(row, Activity.Picked) || Is(row, Activity.Packed)))
            .GroupBy(row => row.Person).ToArray();
        var units = done.ToDictionary(person => person.Key, person => person.Sum(row => row.Units), StringComparer.Ordinal);
        var since = (now - Present).ToUnixTimeMilliseconds();
        var last = done.Where(person => person.Last().Slot >= since)
            .ToDictionary(person => person.Key, person => person.Last().Activity, StringComparer.Ordinal);
        var pickers = people.Select(row => new PersonAtWork(
            row.Person, row.Name, row.Task, row.Done, row.Planned, units.GetValueOrDefault(row.Person), last.GetValueOrDefault(row.Person)));
        var others = units.Keys.Except(people.Select(row => row.Person), StringComparer.Ordinal)
            .Select(person => new PersonAtWork(person, person, null, 0, 0, units[person], last.GetValueOrDefault(person)));
        return
        [
            .. pickers.Concat(others).Where(person => person.Task is not null || person.UnitsLastHour > 0)
                .OrderByDescending(person => person.UnitsLastHour).ThenBy(person => person.Person, StringComparer.Ordinal),
        ];
    }

    private bool IsDueSoon(FulfilmentCount row) =>
        row.Status != "packed" && row.ShipBy is { } shipBy && At(shipBy) >= now && At(shipBy) < now + Recent;

    /// <summary>Whole hours since the day began.</summary>
    private int HourOf(long millis) => (int)(At(millis) - day.Start).TotalHours;

    private static DateTimeOffset At(long millis) => DateTimeOffset.FromUnixTimeMilliseconds(millis);

    private static long Count(IEnumerable<FulfilmentCount> rows, params string[] statuses) =>
        rows.Where(row => statuses.Contains(row.Status)).Sum(row => row.Count);

    private static bool Is(WorkRow row, Activity activity) => row.Activity == EnumText.Of(activity);

    private static long Units(IEnumerable<WorkRow> rows, Activity activity) =>
        rows.Where(row => Is(row, activity)).Sum(row => row.Units);
}
