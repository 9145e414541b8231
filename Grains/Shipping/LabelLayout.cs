using System.Globalization;

namespace OrleansWarehouse.Grains.Shipping;

/// <summary>One thing on a label: where its upper left corner is, in dots.</summary>
public abstract record LabelMark(int X, int Y);

/// <summary>One line of text, never empty, as high as <paramref name="Size"/>.</summary>
public sealed record LabelText(int X, int Y, int Size, string Text) : LabelMark(X, Y);

/// <summary>A line across the label.</summary>
public sealed record LabelRule(int X, int Y, int Width, int Height) : LabelMark(X, Y);

/// <summary>The GS1-128 symbol of a parcel's number.</summary>
/// <param name="Bar">How wide its narrowest bar is.</param>
public sealed record LabelBarcode(int X, int Y, int Bar, int Height, string Sscc) : LabelMark(X, Y);

/// <summary>
/// Where everything stands on a shipping label of 4 × 6 inches at 203 dpi (812 × 1218 dots), whatever it is then written in. Lines
/// that are too long are cut.
/// </summary>
/// <remarks>
/// Source: GS1 General Specifications, section 5.12.3 for logistic labels: bars of 0.495 mm or more (4 dots are 0.5 mm), 31.75 mm
/// high (254 dots), ten bars of quiet at each side.
/// </remarks>
public static class LabelLayout
{
    public const int DotsPerInch = 203, Width = 812, Height = 1218;

    private const int Margin = 40, Bar = 4, BarcodeHeight = 260, BarcodeTop = 810;
    private const int BarcodeLeft = (Width - Gs1128.SsccModules * Bar) / 2;

    /// <summary>How wide a line may be.</summary>
    public const int LineWidth = Width - 2 * Margin;

    public static IEnumerable<LabelMark> Of(ShippingLabel label)
    {
        var service = label.Service is null ? label.Carrier : $"{label.Carrier} {label.Service}";
        var parcel = string.Create(CultureInfo.InvariantCulture, $"PARCEL {label.Parcel} OF {label.Parcels}");
        var sscc = label.Sscc.Value;
        return ((LabelMark?[])
        [
            Text(40, 28, $"FROM {label.Sender}"),
            Text(74, 28, label.SenderPlace),
            Rule(116),
            .. ShipTo(label.ShipTo),
            Rule(510),
            Text(534, 46, service),
            Text(594, 36, $"TRACKING {label.TrackingNumber}"),
            Rule(650),
            Text(674, 32, $"ORDER {label.Order}"),
            Text(716, 32, parcel),
            Rule(768),
            new LabelBarcode(BarcodeLeft, BarcodeTop, Bar, BarcodeHeight, sscc),
            Text(BarcodeTop + BarcodeHeight + 16, 40, $"(00) {sscc}", BarcodeLeft),
        ]).OfType<LabelMark>();
    }

    private static IEnumerable<LabelMark> ShipTo(LabelAddress to)
    {
        yield return Text(136, 24, "SHIP TO")!;
        var y = 172;
        foreach (var (line, size) in new (string?, int)[]
        {
            (to.Name, 44), (to.Company, 36), (to.PickupPoint is null ? null : $"Pickup point {to.PickupPoint}", 36), (to.Line1, 36),
            (to.Line2, 36), ($"{to.Postcode} {to.City} {to.Region}", 44), (to.Country, 36),
        })
        {
            if (Text(y, size, line) is not { } text) continue;
            yield return text;
            y += size + 8;
        }
    }

    private static LabelRule Rule(int y) => new(Margin, y, LineWidth, 3);

    /// <summary>One line of text; null where there is none.</summary>
    private static LabelText? Text(int y, int size, string? text, int x = Margin)
    {
        // The printer's built-in font is about half as wide as high.
        var line = Cut(text, LineWidth * 2 / size);
        return line.Length == 0 ? null : new(x, y, size, line);
    }

    /// <summary>At most so many characters as a reader counts them.</summary>
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
}
