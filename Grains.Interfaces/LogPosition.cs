using System.Globalization;

namespace OrleansWarehouse.Grains.Interfaces;

/// <summary>A position in the log as clients see it: an opaque text that sorts in the order of the log.</summary>
public static class LogPosition
{
    private const int Digits = 16;

    public static string Format(long position) => position.ToString("x16", CultureInfo.InvariantCulture);

    public static bool TryParse(string? text, out long position)
    {
        position = 0;
        return text is { Length: Digits } && long.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out position)
            && position >= 0;
    }
}
