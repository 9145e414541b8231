namespace OrleansWarehouse.Grains.Interfaces.Gs1;

internal enum Gs1Format { Checked, Text, Date, Number }

/// <summary>An application identifier and the format of its value.</summary>
/// <remarks>Source: GS1 General Specifications, figure 3.2-1; the characters of text are those of figure
/// 7.11-1 (set 82).</remarks>
internal sealed record Gs1Ai(string Code, Gs1Format Format, int MaxLength)
{
    private static readonly Gs1Ai[] All =
    [
        new("00", Gs1Format.Checked, 18), new("01", Gs1Format.Checked, 14), new("02", Gs1Format.Checked, 14),
        new("10", Gs1Format.Text, 20), new("11", Gs1Format.Date, 6), new("15", Gs1Format.Date, 6),
        new("17", Gs1Format.Date, 6), new("21", Gs1Format.Text, 20), new("30", Gs1Format.Number, 8),
        new("37", Gs1Format.Number, 8),
    ];

    private static readonly System.Buffers.SearchValues<char> Characters = System.Buffers.SearchValues.Create(
        "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz");

    public bool IsFixed => Format is Gs1Format.Checked or Gs1Format.Date;

    public static Gs1Ai? At(ReadOnlySpan<char> text)
    {
        foreach (var ai in All)
        {
            if (text.StartsWith(ai.Code, StringComparison.Ordinal))
                return ai;
        }
        return null;
    }

    /// <summary>Returns what is wrong with a value, or null.</summary>
    public (string Code, string Detail)? Fault(ReadOnlySpan<char> value)
    {
        if (value.IsEmpty)
            return ("empty_value", $"({Code}) has no value");
        if (value.Length > MaxLength || IsFixed && value.Length < MaxLength)
            return ("wrong_length", $"({Code}) takes {(IsFixed ? "" : "up to ")}{MaxLength} characters, found {value.Length}");
        if (Format == Gs1Format.Text)
            return value.ContainsAnyExcept(Characters) ? ("wrong_character", $"({Code}) contains a character outside the GS1 set") : null;
        if (value.ContainsAnyExceptInRange('0', '9'))
            return ("wrong_character", $"({Code}) takes digits only");
        return Format == Gs1Format.Checked && !Gs1CheckDigit.IsValid(value)
            ? ("check_digit", $"({Code}) should end with {Gs1CheckDigit.Of(value[..^1])}") : null;
    }
}

/// <summary>Dates of six digits, YYMMDD.</summary>
internal static class Gs1Date
{
    /// <summary>
    /// Returns the date, or null when there is no such date. A year 51 or more ahead of today's is in the last century, one 50 or more behind
    /// is in the next; day 00 is the last day of the month.
    /// </summary>
    public static DateOnly? Read(ReadOnlySpan<char> digits, DateOnly today)
    {
        var (yy, month, day) = (Two(digits), Two(digits[2..]), Two(digits[4..]));
        var ahead = yy - today.Year % 100;
        var year = today.Year - today.Year % 100 + yy + (ahead >= 51 ? -100 : ahead <= -50 ? 100 : 0);
        if (year is < 1 or > 9999 || month is < 1 or > 12 || day > DateTime.DaysInMonth(year, month))
            return null;
        return new DateOnly(year, month, day == 0 ? DateTime.DaysInMonth(year, month) : day);
    }

    private static int Two(ReadOnlySpan<char> digits) => (digits[0] - '0') * 10 + digits[1] - '0';
}
