using System.Globalization;
using System.Text;

namespace OrleansWarehouse.Grains.Shipping;

/// <summary>
/// Renders a shipping label in ZPL II for 4 × 6 inches at 203 dpi (812 × 1218 dots). What comes from outside is only ever field
/// data: in it everything but plain ASCII is written as hexadecimal UTF-8, so no text can end a field or give the printer a
/// command; lines that are too long are cut. The answer is pure ASCII.
/// </summary>
/// <remarks>
/// Sources: Zebra, ZPL II Programming Guide (^CI28, ^FH, ^BC: <c>&gt;;</c> starts code set C, <c>&gt;8</c> is FNC1); GS1 General
/// Specifications, section 5.12.3 for logistic labels: bars of 0.495 mm or more (4 dots are 0.5 mm), 31.75 mm high (254 dots),
/// ten bars of quiet at each side. <c>^FB</c> is not used: it gives a meaning to backslashes in the data.
/// </remarks>
public static class ZplLabel
{
    private const int Width = 812, Height = 1218, Margin = 40;
    private const int Bar = 4, BarcodeHeight = 260;
    // Start, FNC1, ten pairs of digits and the check character of 11 bars each, and the stop character of 13.
    private const int BarcodeWidth = (13 * 11 + 13) * Bar;

    public static string Render(ShippingLabel label)
    {
        var zpl = new StringBuilder(1500);
        zpl.Append(CultureInfo.InvariantCulture, $"^XA\n^CI28\n^PW{Width}\n^LL{Height}\n^LH0,0\n");
        Text(zpl, 40, 28, $"FROM {label.Sender}");
        Text(zpl, 74, 28, label.SenderPlace);
        Line(zpl, 116);
        ShipTo(zpl, label.ShipTo);
        Line(zpl, 510);
        Text(zpl, 534, 46, label.Service is null ? label.Carrier : $"{label.Carrier} {label.Service}");
        Text(zpl, 594, 36, $"TRACKING {label.TrackingNumber}");
        Line(zpl, 650);
        Text(zpl, 674, 32, $"ORDER {label.Order}");
        Text(zpl, 716, 32, string.Create(CultureInfo.InvariantCulture, $"PARCEL {label.Parcel} OF {label.Parcels}"));
        Line(zpl, 768);
        Barcode(zpl, 810, label.Sscc.Value);
        return zpl.Append("^XZ\n").ToString();
    }

    private static void ShipTo(StringBuilder zpl, LabelAddress to)
    {
        Text(zpl, 136, 24, "SHIP TO");
        var y = 172;
        foreach (var (line, size) in new (string?, int)[]
        {
            (to.Name, 44), (to.Company, 36), (to.PickupPoint is null ? null : $"Pickup point {to.PickupPoint}", 36), (to.Line1, 36),
            (to.Line2, 36), ($"{to.Postcode} {to.City} {to.Region}", 44), (to.Country, 36),
        })
        {
            y += Text(zpl, y, size, line) ? size + 8 : 0;
        }
    }

    private static void Barcode(StringBuilder zpl, int y, string sscc)
    {
        const int Left = (Width - BarcodeWidth) / 2;
        zpl.Append(CultureInfo.InvariantCulture, $"^FO{Left},{y}^BY{Bar}^BCN,{BarcodeHeight},N,N,N^FD>;>800{sscc}^FS\n");
        Text(zpl, y + BarcodeHeight + 16, 40, $"(00) {sscc}", Left);
    }

    private static void Line(StringBuilder zpl, int y) =>
        zpl.Append(CultureInfo.InvariantCulture, $"^FO{Margin},{y}^GB{Width - 2 * Margin},3,3^FS\n");

    /// <summary>One line of text; nothing, and false, where there is none.</summary>
    private static bool Text(StringBuilder zpl, int y, int size, string? text, int x = Margin)
    {
        var line = Cut(text, (Width - 2 * Margin) * 2 / size);
        if (line.Length == 0)
            return false;
        zpl.Append(CultureInfo.InvariantCulture, $"^FO{x},{y}^A0N,{size},{size}^FH^FD");
        Escape(zpl, line);
        zpl.Append("^FS\n");
        return true;
    }

    /// <summary>At most so many characters as a reader counts them; the built-in font is about half as wide as high.</summary>
    private static string Cut(string? text, int characters)
    {
        var line = (text ?? "").Trim();
        if (line.Length <= characters)
            return line;
        var length = 0;
        for (var i = 0; i < characters && length < line.Length; i++)
            length += StringInfo.GetNextTextElementLength(line, length);
        return length < line.Length ? line[..length] : line;
    }

    private static void Escape(StringBuilder zpl, string text)
    {
        Span<byte> bytes = stackalloc byte[4];
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsControl(rune))
                zpl.Append(' ');
            else if (rune.IsAscii && rune.Value is not ('^' or '~' or '\\' or '_'))
                zpl.Append((char)rune.Value);
            else
            {
                foreach (var part in bytes[..rune.EncodeToUtf8(bytes)])
                    zpl.Append(CultureInfo.InvariantCulture, $"_{part:X2}");
            }
        }
    }
}
