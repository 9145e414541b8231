namespace OrleansWarehouse.Grains.Interfaces.Gs1;

/// <summary>The check digit that ends GTIN-8, -12, -13, -14 and SSCC-18.</summary>
/// <remarks>Source: GS1 General Specifications, section 7.9 (modulo 10, weights 3 and 1 from the right).</remarks>
public static class Gs1CheckDigit
{
    /// <summary>Returns the check digit of a number without one, or −1 when the text contains anything but ASCII
    /// digits.</summary>
    public static int Of(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)];
            if (!char.IsAsciiDigit(digit))
                return -1;
            sum += (digit - '0') * (i % 2 == 0 ? 3 : 1);
        }
        return digits.IsEmpty ? -1 : (10 - sum % 10) % 10;
    }

    /// <summary>Whether a number ends with its check digit.</summary>
    public static bool IsValid(ReadOnlySpan<char> number) => number.Length > 1 && Of(number[..^1]) == number[^1] - '0';
}

/// <summary>Global Trade Item Numbers: 8, 12, 13 or 14 digits with a check digit.</summary>
public static class Gtin
{
    public static bool IsValid(ReadOnlySpan<char> value) => value.Length is 8 or 12 or 13 or 14 && Gs1CheckDigit.IsValid(value);

    /// <summary>Returns the 14-digit form, by which all four are compared; null when the text is not a GTIN.</summary>
    public static string? To14(string? value) => value is not null && IsValid(value) ? value.PadLeft(14, '0') : null;
}
