using System.Buffers;
using System.Globalization;
using System.Text;

namespace OrleansWarehouse.Grains.Interfaces.Ids;

/// <summary>
/// The text of ids that clients choose: 1 to 64 characters, namely letters and digits of any script, combining marks, spaces inside,
/// and <c>. _ - + # * ( ) &amp; , '</c>. Ids are compared exactly, so only the composed form (NFC) of a letter is valid, and no two ids
/// look the same. The text is not normalized here, because that needs tables that not every machine has. The separators of keys
/// (<c>/</c> and <c>:</c>) and the characters that are special in URLs never occur.
/// </summary>
public static class IdText
{
    public const int MaxLength = 64;

    public const string Rule = "1 to 64 letters, digits, spaces inside, or . _ - + # * ( ) & , '";

    private static readonly SearchValues<char> Ascii = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 ._-+#*()&,'");

    /// <summary>Returns the text if it is valid; false otherwise.</summary>
    public static bool TryNormalize(string? text, out string normalized)
    {
        normalized = "";
        if (string.IsNullOrEmpty(text) || text.Length > MaxLength || text[0] == ' ' || text[^1] == ' ') return false;
        if (!text.AsSpan().ContainsAnyExcept(Ascii))
        {
            normalized = text;
            return true;
        }

        if (!IsText(text)) return false;
        normalized = text;
        return true;
    }

    /// <summary>Returns the text if it is valid.</summary>
    /// <exception cref="FormatException">The text is not valid.</exception>
    public static string Require(string? text) =>
        TryNormalize(text, out var normalized) ? normalized : throw new FormatException($"'{text}' is not an id: {Rule}.");

    private static bool IsText(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.IsAscii ? !Ascii.Contains((char)rune.Value) : !IsLetterOrDigit(rune) || HasComposedForm(rune)) return false;
        }

        return true;
    }

    private static bool IsLetterOrDigit(Rune rune) =>
        Rune.IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>Whether NFC replaces the character by another one: diacritics (they combine with the letter before them),
    /// conjoining jamo, and the signs for ohm, kelvin and ångström.</summary>
    private static bool HasComposedForm(Rune rune) =>
        rune.Value is (>= 0x0300 and <= 0x036F) or (>= 0x1100 and <= 0x11FF) or 0x2126 or 0x212A or 0x212B;
}
