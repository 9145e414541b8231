using System.Globalization;

using OrleansWarehouse.Grains.Interfaces;

namespace OrleansWarehouse.Api.Http;

/// <summary>Reads values of query strings, which come as text.</summary>
internal sealed partial class Check
{
    public long? OptionalPosition(string? value, string field)
    {
        if (value is null or "") return null;
        if (LogPosition.TryParse(value, out var position)) return position;
        Add(field, "Not a valid position.");
        return null;
    }

    public T? OptionalChoice<T>(string? value, string field)
        where T : struct, Enum
    {
        if (value is null or "") return null;
        foreach (var choice in Enum.GetValues<T>())
        {
            if (string.Equals(choice.ToString(), value, StringComparison.OrdinalIgnoreCase)) return choice;
        }

        Add(field, $"One of {string.Join(", ", Enum.GetValues<T>().Select(EnumText.Of))}.");
        return null;
    }

    public DateTimeOffset? OptionalTime(string? value, string field)
    {
        if (value is null or "") return null;
        if (DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
            return OptionalTime(time, field);
        Add(field, "Must be a time in ISO 8601.");
        return null;
    }
}
