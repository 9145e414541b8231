using OrleansWarehouse.Grains.Transport;

namespace OrleansWarehouse.Grains.Buyers;

/// <summary>The days between which a delivery is expected, both inclusive; equal when it is a single day.</summary>
public sealed record Arrival(DateOnly From, DateOnly To)
{
    /// <param name="leaves">When the carrier picks it up.</param>
    /// <param name="zone">The time zone of the pick-up, which determines its date.</param>
    public static Arrival After(DateTimeOffset leaves, TransitDays transit, TimeZoneInfo zone)
    {
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(leaves, zone).DateTime);
        return new(Add(day, transit.Least), Add(day, transit.Most));
    }

    /// <summary>Returns the arrival of the last part, ignoring unknown ones; null when all are unknown.</summary>
    public static Arrival? Last(IEnumerable<Arrival?> all)
    {
        Arrival? last = null;
        foreach (var one in all)
        {
            if (one is null) continue;
            last = last is null ? one : new(Later(last.From, one.From), Later(last.To, one.To));
        }

        return last;
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    /// <summary>Adds working days; carriers work from Monday to Friday.</summary>
    private static DateOnly Add(DateOnly day, int workingDays)
    {
        while (workingDays > 0)
        {
            day = day.AddDays(1);
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)) workingDays--;
        }

        return day;
    }
}
