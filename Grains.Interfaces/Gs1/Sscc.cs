using System.Globalization;

namespace OrleansWarehouse.Grains.Interfaces.Gs1;

/// <summary>
/// A Serial Shipping Container Code: 18 digits, namely the extension digit, the company prefix, the serial reference, and the check
/// digit. The default value is the invalid code of zeros only.
/// </summary>
/// <remarks>Source: GS1 General Specifications, section 2.2.1. A code must not be used again within a year of its
/// shipment; the caller that assigns serial references ensures that.</remarks>
public readonly record struct Sscc
{
    public const int Length = 18;

    private readonly string? value;

    private Sscc(string value) => this.value = value;

    /// <summary>The 18 digits, without the application identifier.</summary>
    public string Value => value ?? "000000000000000000";

    /// <summary>Creates the code for a serial reference.</summary>
    /// <param name="extension">0–9.</param>
    /// <param name="companyPrefix">4–12 digits, as assigned by GS1.</param>
    /// <param name="serial">Not negative, and with no more digits than the prefix leaves.</param>
    /// <exception cref="ArgumentException">An argument is out of range: a setting is wrong, or all serial references
    /// are used up.</exception>
    public static Sscc Create(int extension, string companyPrefix, long serial)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(extension);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(extension, 9);
        if (!IsCompanyPrefix(companyPrefix))
            throw new ArgumentException("A GS1 company prefix has 4 to 12 digits", nameof(companyPrefix));
        ArgumentOutOfRangeException.ThrowIfNegative(serial);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(serial, LargestSerial(companyPrefix));
        var reference = serial.ToString(CultureInfo.InvariantCulture).PadLeft(Length - 2 - companyPrefix.Length, '0');
        var body = string.Create(CultureInfo.InvariantCulture, $"{extension}{companyPrefix}{reference}");
        return new Sscc(string.Create(CultureInfo.InvariantCulture, $"{body}{Gs1CheckDigit.Of(body)}"));
    }

    public static bool IsCompanyPrefix(string? prefix) =>
        prefix is { Length: >= 4 and <= 12 } && !prefix.AsSpan().ContainsAnyExceptInRange('0', '9');

    /// <summary>Returns the largest serial reference that fits beside a prefix.</summary>
    public static long LargestSerial(string companyPrefix) => (long)Math.Pow(10, Length - 2 - companyPrefix.Length) - 1;

    /// <summary>Parses 18 digits, also with the application identifier before them (<c>00…</c> or <c>(00)…</c>), as
    /// scanned or typed.</summary>
    public static bool TryParse(string? text, out Sscc sscc)
    {
        var digits = text.AsSpan().Trim();
        if (digits.StartsWith("(00)", StringComparison.Ordinal))
            digits = digits[4..];
        else if (digits.Length == Length + 2 && digits.StartsWith("00", StringComparison.Ordinal))
            digits = digits[2..];
        var valid = digits.Length == Length && Gs1CheckDigit.IsValid(digits);
        sscc = valid ? new Sscc(digits.ToString()) : default;
        return valid;
    }

    public override string ToString() => Value;
}

