using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Products;

namespace OrleansWarehouse.Grains.Locations;

/// <summary>How much room one each takes.</summary>
public static class UnitSizes
{
    public const long UnknownGrams = 500;

    /// <summary>A litre.</summary>
    public const long UnknownMm3 = 1_000_000;

    /// <summary>Assumed where the master data is silent, so that shelves do not take in goods without end.</summary>
    public static UnitSize Unknown { get; } = new(UnknownGrams, UnknownMm3);

    /// <summary>As the master data says, and as assumed where it does not.</summary>
    public static UnitSize Of(SkuDefinition? sku) => new(
        sku?.WeightGrams ?? Unknown.Grams,
        sku is { LengthMm: { } length, WidthMm: { } width, HeightMm: { } height }
            ? Clamp((Int128)length * width * height)
            : Unknown.Mm3);

    /// <summary>Of so many; what is beyond a long is too much for any shelf anyway.</summary>
    public static UnitSize Times(this UnitSize size, long quantity) =>
        new(Clamp((Int128)size.Grams * quantity), Clamp((Int128)size.Mm3 * quantity));

    public static UnitSize Plus(this UnitSize one, UnitSize other) =>
        new(Clamp((Int128)one.Grams + other.Grams), Clamp((Int128)one.Mm3 + other.Mm3));

    private static long Clamp(Int128 value) => (long)Int128.Clamp(value, 0, long.MaxValue);
}
