namespace OrleansWarehouse.Grains.Interfaces.Gs1;

/// <summary>Normalizes scanned codes, so that two codes with the same meaning are equal.</summary>
public static class ScannedCode
{
    /// <summary>Dates of the label are ignored here, so their century does not matter.</summary>
    private static readonly DateOnly AnyDay = new(2000, 1, 1);

    /// <summary>
    /// Returns the number in a code: of a GS1 element string its GTIN (of the item or of its contents) or else its SSCC, without the other
    /// fields; any other code is returned as it is. GTINs lose leading zeros, because scanners add different numbers of them.
    /// </summary>
    public static string Canonical(string code)
    {
        var number = Gs1Barcode.Parse(code, AnyDay).Barcode is { } gs1 ? gs1.Gtin ?? gs1.ContentGtin ?? gs1.Sscc ?? code : code;
        return number.Length is >= 8 and <= 14 && number.All(char.IsAsciiDigit) ? number.TrimStart('0') : number;
    }
}
