using System.Globalization;

namespace OrleansWarehouse.Demo.World;

/// <param name="Rate">Orders per minute in an average hour.</param>
/// <param name="Towns">Where the site's buyers live.</param>
public sealed record SiteSpec(
    string Code,
    string Name,
    string Country,
    string Postcode,
    string TimeZone,
    double Rate,
    string[] People,
    string[] Buyers,
    (string Town, string Postcode, string Country)[] Towns)
{
    private const int Aisles = 14;
    private const int Bays = 20;
    private const int Levels = 3;
    private const int AisleMm = 3_200;
    private const int BayMm = 1_250;
    private const int LevelMm = 1_700;
    private const int FirstAisleMm = 6_000;
    private const int FirstBayMm = 4_000;
    private const long ShelfMm3 = 900_000_000;
    private const long ShelfGrams = 600_000;

    /// <summary>Truck departures, local time; around the clock, so that every visitor sees some.</summary>
    private static readonly string[] Trucks = ["02:00", "06:00", "10:00", "13:00", "16:00", "19:00", "22:00"];

    public TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    public IReadOnlyList<string> Cutoffs => Trucks;

    public string Path => $"sites/{Code}";

    /// <summary>Returns when the last truck before a moment came, or midnight when there was none that day.</summary>
    public DateTimeOffset LastTruck(DateTimeOffset now)
    {
        var local = TimeZoneInfo.ConvertTime(now, Zone);
        var passed = Trucks.Select(time => TimeOnly.ParseExact(time, "HH:mm", CultureInfo.InvariantCulture))
            .Where(time => time.ToTimeSpan() <= local.TimeOfDay).ToList();
        return passed.Count > 0
            ? new DateTimeOffset(local.Date + passed[^1].ToTimeSpan(), local.Offset)
            : new DateTimeOffset(local.Date, local.Offset);
    }

    /// <summary>Returns the site's locations: two levels of pick faces with one of overstock above; the dock and the bench along the front.</summary>
    public IEnumerable<object> Locations()
    {
        yield return new { code = "DOCK-1", zone = "IN", kind = "receiving", x = 2_000, y = 0, z = 0 };
        yield return new { code = "QUARANTINE", zone = "IN", kind = "quarantine", x = 0, y = 8_000, z = 0 };
        yield return new { code = "BENCH-1", zone = "OUT", kind = "packing", x = 24_000, y = 0, z = 0 };
        yield return new { code = "STAGE-1", zone = "OUT", kind = "staging", x = 40_000, y = 0, z = 0 };
        for (var aisle = 0; aisle < Aisles; aisle++)
        for (var bay = 0; bay < Bays; bay++)
        for (var level = 0; level < Levels; level++)
        {
            var letter = (char)('A' + aisle);
            yield return new
            {
                code = string.Create(CultureInfo.InvariantCulture, $"{letter}-{bay + 1:D2}-{level + 1}"),
                zone = aisle < Aisles / 2 ? "WEST" : "EAST",
                kind = level < Levels - 1 ? "pick" : "overstock",
                aisle = letter.ToString(),
                bay = (bay + 1).ToString("D2", CultureInfo.InvariantCulture),
                level = (level + 1).ToString(CultureInfo.InvariantCulture),
                x = FirstAisleMm + (aisle * AisleMm),
                y = FirstBayMm + (bay * BayMm),
                z = level * LevelMm,
                maxWeightGrams = ShelfGrams,
                volumeMm3 = ShelfMm3,
            };
        }
    }
}
