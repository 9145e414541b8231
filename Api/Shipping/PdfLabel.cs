using OrleansWarehouse.Grains.Shipping;

using PdfSharp.Drawing;
using PdfSharp.Pdf;

namespace OrleansWarehouse.Api.Shipping;

/// <summary>Renders a shipping label as a PDF of one page of 4 × 6 inches, for printers that know no ZPL. Its barcode is made of
/// filled rectangles, so it is as sharp as whatever prints it.</summary>
/// <remarks>A letter that the font lacks (DejaVu Sans: Latin, Greek, Cyrillic and more, but no Chinese, Japanese or Korean) is an empty
/// box.</remarks>
internal static class PdfLabel
{
    private const double PointsPerDot = 72.0 / LabelLayout.DotsPerInch;

    public static byte[] Render(ShippingLabel label)
    {
        LabelFont.Register();
        using var document = new PdfDocument();
        document.Info.Title = $"{label.Sscc.Value}";
        var page = document.AddPage();
        (page.Width, page.Height) = (XUnit.FromInch(4), XUnit.FromInch(6));
        using (var paper = XGraphics.FromPdfPage(page))
        {
            paper.ScaleTransform(PointsPerDot);
            foreach (var mark in LabelLayout.Of(label))
                Draw(paper, mark);
        }

        using var file = new MemoryStream();
        document.Save(file);
        return file.ToArray();
    }

    private static void Draw(XGraphics paper, LabelMark mark)
    {
        switch (mark)
        {
            case LabelText text:
                paper.DrawString(text.Text, FontFor(paper, text), XBrushes.Black, text.X, text.Y, XStringFormats.TopLeft);
                break;
            case LabelRule rule:
                paper.DrawRectangle(XBrushes.Black, rule.X, rule.Y, rule.Width, rule.Height);
                break;
            case LabelBarcode code:
                foreach (var (at, width) in Gs1128.BarsOf(code.Sscc))
                    paper.DrawRectangle(XBrushes.Black, code.X + at * code.Bar, code.Y, width * code.Bar, code.Height);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(mark));
        }
    }

    /// <summary>A long line is written smaller rather than over the edge.</summary>
    private static XFont FontFor(XGraphics paper, LabelText text)
    {
        // Letters are as high as the printer's own font has them.
        var size = text.Size * 0.86;
        var font = new XFont(LabelFont.Name, size);
        var width = paper.MeasureString(text.Text, font).Width;
        var room = LabelLayout.Width - 2.0 * text.X;
        return width <= room ? font : new(LabelFont.Name, size * room / width);
    }
}
