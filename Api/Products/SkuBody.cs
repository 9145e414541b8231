using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Grains.Interfaces.Products;

namespace OrleansWarehouse.Api.Products;

/// <param name="Sku">Given in rows of a bulk request; otherwise the path names the SKU.</param>
internal sealed record SkuBody(
    string? Sku,
    string? Description,
    IReadOnlyList<BarcodeBody?>? Barcodes,
    IReadOnlyList<UnitBody?>? Units,
    Tracking? Tracking,
    bool? Expires,
    long? WeightGrams,
    long? LengthMm,
    long? WidthMm,
    long? HeightMm,
    MoneyBody? Price,
    string? HsCode,
    string? OriginCountry)
{
    private const int MaxBarcodes = 50;
    private const int MaxUnits = 20;
    private const int MaxLengthMm = 100_000;
    private const int MaxGrams = 100_000_000;

    public SkuDefinition Read(Check check)
    {
        var units = check.Unique(check.Each(Units, "units", MaxUnits, (unit, field) => unit.Read(check, field)), "units",
            unit => unit.Uom);
        var barcodes = check.Each(Barcodes, "barcodes", MaxBarcodes, (barcode, field) => barcode.Read(check, field));
        var definition = new SkuDefinition(
            check.Text(Description, "description", Check.LongText),
            check.Unique(barcodes, "barcodes", barcode => barcode.Value),
            units,
            Tracking ?? default,
            Expires ?? false,
            check.OptionalNumber(WeightGrams, "weightGrams", 0, MaxGrams),
            (int?)check.OptionalNumber(LengthMm, "lengthMm", 0, MaxLengthMm),
            (int?)check.OptionalNumber(WidthMm, "widthMm", 0, MaxLengthMm),
            (int?)check.OptionalNumber(HeightMm, "heightMm", 0, MaxLengthMm),
            check.OptionalMoney(Price, "price"),
            check.OptionalText(HsCode, "hsCode", 20),
            check.OptionalCountry(OriginCountry, "originCountry"));
        CheckUnits(check, definition);
        return definition;
    }

    private static void CheckUnits(Check check, SkuDefinition definition)
    {
        for (var i = 0; i < definition.Barcodes.Length; i++)
        {
            if (definition.EachesIn(definition.Barcodes[i].Uom) is null) check.Add($"barcodes[{i}].uom", "Not a unit of this SKU.");
        }
    }
}

internal sealed record BarcodeBody(string? Value, string? Uom)
{
    public Barcode Read(Check check, string field) =>
        new(check.Text(Value, $"{field}.value", 64), check.OptionalId(Uom, $"{field}.uom"));
}

internal sealed record UnitBody(string? Uom, long? Eaches)
{
    private const int MaxEaches = 100_000;

    public UnitOfMeasure Read(Check check, string field) =>
        new(check.Id(Uom, $"{field}.uom"), (int)check.Number(Eaches, $"{field}.eaches", 1, MaxEaches));
}
