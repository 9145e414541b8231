namespace OrleansWarehouse.Demo.World;

/// <summary>One SKU of a merchant.</summary>
/// <param name="Target">The units to which a site of the merchant is replenished.</param>
public sealed record Article(
    string Sku, string Description, string Gtin, int LengthMm, int WidthMm, int HeightMm, int Grams, decimal Price, int CaseOf, int Target)
{
    /// <summary>Returns the row of a bulk request.</summary>
    public object Row(string currency) => new
    {
        sku = Sku,
        description = Description,
        barcodes = new[] { new { value = Gtin } },
        units = new[] { new { uom = "case", eaches = CaseOf } },
        weightGrams = Grams,
        lengthMm = LengthMm,
        widthMm = WidthMm,
        heightMm = HeightMm,
        price = new { amount = Price, currency },
    };
}

/// <summary>A model that a kind of shop sells; its variants are colours or sizes.</summary>
/// <param name="Price">In euros.</param>
internal sealed record Model(string Code, string Name, int LengthMm, int WidthMm, int HeightMm, int Grams, decimal Price, params string[] Variants);
