using System.Buffers;
using System.Globalization;
using System.Text;

namespace OrleansWarehouse.Grains.Interfaces.Ids;

/// <summary>
/// The text of ids that clients choose: 1 to 64 characters, letters and digits of any script, marks that belong to them, space
/// inside, and <c>. _ - + # * ( ) &amp; , '</c>; in NFC; compared exactly. The characters that separate the parts of keys
/// (<c>/</c> and <c>:</c>) and those that are special in URLs never occur.
/// </summary>
public static class IdText
{
    public const int MaxLength = 64;

    public const string Rule = "1 to 64 letters, digits, spaces inside, or . _ - + # * ( ) & , '";

    private static readonly SearchValues<char> Ascii = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 ._-+#*()&,'");

    /// <summary>Gives the NFC form of a valid text; false for anything else.</summary>
    public static bool TryNormalize(string? text, out string normalized)
    {
        normalized = "";
        if (string.IsNullOrEmpty(text) || text.Length > MaxLength || text[0] == ' ' || text[^1] == ' ') return false;
        if (!text.AsSpan().ContainsAnyExcept(Ascii))
        {
            normalized = text;
            return true;
        }

        return IsText(text) && TryNormalizeUnicode(text, out normalized);
    }

    /// <summary>The text itself when it is valid.</summary>
    /// <exception cref="FormatException">It is not.</exception>
    public static string Require(string? text) =>
        TryNormalize(text, out var normalized) ? normalized : throw new FormatException($"'{text}' is not an id: {Rule}.");

    private static bool TryNormalizeUnicode(string text, out string normalized)
    {
        normalized = "";
        try
        {
            normalized = text.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            return false;
        }

        return normalized.Length <= MaxLength;
    }

    private static bool IsText(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.IsAscii ? !Ascii.Contains((char)rune.Value) : !IsLetterOrDigit(rune)) return false;
        }

        return true;
    }

    private static bool IsLetterOrDigit(Rune rune) =>
        Rune.IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
