namespace OrleansWarehouse.Demo.World;

/// <summary>One SKU of a merchant.</summary>
/// <param name="Target">Units that a site of the merchant holds when it is full.</param>
public sealed record Article(
    string Sku, string Description, string Gtin, int LengthMm, int WidthMm, int HeightMm, int Grams, decimal Price, int CaseOf, int Target)
{
    /// <summary>As the API takes it.</summary>
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

/// <summary>What a kind of shop sells, before colours and sizes.</summary>
/// <param name="Price">In euros.</param>
internal sealed record Model(string Code, string Name, int LengthMm, int WidthMm, int HeightMm, int Grams, decimal Price, params string[] Variants);
