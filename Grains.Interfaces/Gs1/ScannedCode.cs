namespace OrleansWarehouse.Grains.Interfaces.Gs1;

/// <summary>Codes as scanners give them: two that mean the same thing are the same.</summary>
public static class ScannedCode
{
    /// <summary>Dates on a label are of no matter here, and so their century is not.</summary>
    private static readonly DateOnly AnyDay = new(2000, 1, 1);

    /// <summary>
    /// The number that a code names: of a GS1 element string its GTIN (of the thing or of what is inside) or else its SSCC, without
    /// the other fields; of any other code itself. GTINs are numbers: scanners differ in the zeros that they put before them.
    /// </summary>
    public static string Canonical(string code)
    {
        var number = Gs1Barcode.Parse(code, AnyDay).Barcode is { } gs1 ? gs1.Gtin ?? gs1.ContentGtin ?? gs1.Sscc ?? code : code;
        return number.Length is >= 8 and <= 14 && number.All(char.IsAsciiDigit) ? number.TrimStart('0') : number;
    }
}
