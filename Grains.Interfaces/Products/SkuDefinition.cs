using System.Collections.Immutable;
using System.Text.Json.Serialization;

using OrleansWarehouse.Grains.Interfaces.Outcomes;

namespace OrleansWarehouse.Grains.Interfaces.Products;

/// <summary>Master data of a SKU. Dimensions in millimetres and weight in grams, of one each.</summary>
[GenerateSerializer, Immutable, Alias("products.definition")]
public sealed record SkuDefinition(
    string Description,
    ImmutableArray<Barcode> Barcodes,
    ImmutableArray<UnitOfMeasure> Units,
    Tracking Tracking = Tracking.None,
    bool Expires = false,
    long? WeightGrams = null,
    int? LengthMm = null,
    int? WidthMm = null,
    int? HeightMm = null,
    Money? Price = null,
    string? HsCode = null,
    string? OriginCountry = null)
{
    public const string Each = "each";

    /// <summary>Compares by value (a record compares its arrays by reference).</summary>
    public bool SameAs(SkuDefinition? other) =>
        other is not null
        && Barcodes.SequenceEqual(other.Barcodes)
        && Units.SequenceEqual(other.Units)
        && this == other with { Barcodes = Barcodes, Units = Units };

    /// <summary>Returns how many eaches a unit holds; null when the SKU has no such unit.</summary>
    public int? EachesIn(string? uom) =>
        uom is null or Each ? 1 : Units.FirstOrDefault(u => u.Uom == uom)?.Eaches;
}

[GenerateSerializer, Immutable, Alias("products.barcode")]
public sealed record Barcode(string Value, string? Uom = null);

/// <param name="Eaches">1 or more.</param>
[GenerateSerializer, Immutable, Alias("products.unit")]
public sealed record UnitOfMeasure(string Uom, int Eaches);

[GenerateSerializer, Alias("products.tracking"), JsonConverter(typeof(CamelCaseEnum<Tracking>))]
public enum Tracking
{
    None,
    Lot,
    Serial,
}
