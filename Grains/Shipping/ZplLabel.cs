using System.Globalization;
using System.Text;

namespace OrleansWarehouse.Grains.Shipping;

/// <summary>
/// Renders a shipping label in ZPL II. What comes from outside is only ever field data: in it everything but plain ASCII is written
/// as hexadecimal UTF-8, so no text can end a field or give the printer a command. The answer is pure ASCII.
/// </summary>
/// <remarks>
/// Source: Zebra, ZPL II Programming Guide (^CI28, ^FH, ^BC: <c>&gt;;</c> starts code set C, <c>&gt;8</c> is FNC1). <c>^FB</c> is not
/// used: it gives a meaning to backslashes in the data.
/// </remarks>
public static class ZplLabel
{
    public static string Render(ShippingLabel label)
    {
        var zpl = new StringBuilder(1500);
        zpl.Append(CultureInfo.InvariantCulture, $"^XA\n^CI28\n^PW{LabelLayout.Width}\n^LL{LabelLayout.Height}\n^LH0,0\n");
        foreach (var mark in LabelLayout.Of(label))
            Write(zpl, mark);
        return zpl.Append("^XZ\n").ToString();
    }

    private static void Write(StringBuilder zpl, LabelMark mark)
    {
        zpl.Append(CultureInfo.InvariantCulture, $"^FO{mark.X},{mark.Y}");
        switch (mark)
        {
            case LabelText text:
                zpl.Append(CultureInfo.InvariantCulture, $"^A0N,{text.Size},{text.Size}^FH^FD");
                Escape(zpl, text.Text);
                break;
            case LabelRule rule:
                zpl.Append(CultureInfo.InvariantCulture, $"^GB{rule.Width},{rule.Height},{rule.Height}");
                break;
            case LabelBarcode code:
                zpl.Append(CultureInfo.InvariantCulture, $"^BY{code.Bar}^BCN,{code.Height},N,N,N^FD>;>800{code.Sscc}");
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(mark));
        }

        zpl.Append("^FS\n");
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
