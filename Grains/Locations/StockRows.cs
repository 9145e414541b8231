using System.Globalization;

using OrleansWarehouse.Grains.Interfaces.Stock;

namespace OrleansWarehouse.Grains.Locations;

/// <summary>How stock keys are written in columns: what is absent is an empty text, because a key's column cannot be null.</summary>
internal static class StockRows
{
    public static string Date(DateOnly? date) => date?.ToString("O", CultureInfo.InvariantCulture) ?? "";

    public static DateOnly? Date(string text) => text.Length == 0 ? null : DateOnly.Parse(text, CultureInfo.InvariantCulture);

    public static string? Text(string text) => text.Length == 0 ? null : text;

    /// <summary>Whose stream it is: the kind of holder, its site and its code.</summary>
    public static (string Kind, string Site, string Holder) HolderOf(string stream)
    {
        var colon = stream.IndexOf(':', StringComparison.Ordinal);
        var slash = stream.IndexOf('/', colon);
        return (stream[..colon], stream[(colon + 1)..slash], stream[(slash + 1)..]);
    }

    public static StockKey Key(string merchant, string sku, string lot, string expiry, string serial, string condition) => new(
        new(new(merchant), sku), Text(lot), Date(expiry), Text(serial), Enum.Parse<Condition>(condition, ignoreCase: true));
}
