using System.Collections.Immutable;

namespace OrleansWarehouse.Grains.Packing;

/// <summary>Goods of one line to be packed. Edges in millimetres; if one is missing or not positive, the
/// shape is unknown.</summary>
/// <param name="Quantity">Units; quantities below 1 are ignored.</param>
/// <param name="Upright">Whether the height must stay vertical.</param>
public sealed record CartonItem(
    string Line, long Quantity, int? LengthMm, int? WidthMm, int? HeightMm, long? Grams, bool Upright = false);

/// <summary>A carton type: its inner edges, and its greatest content weight.</summary>
public sealed record CartonType(string Code, int LengthMm, int WidthMm, int HeightMm, long MaxGrams)
{
    /// <summary>The cartons of a site that has defined none: 3, 9, 24, 72 and 128 litres.</summary>
    public static readonly ImmutableArray<CartonType> BuiltIn =
    [
        new("XS", 200, 150, 100, 5_000), new("S", 300, 200, 150, 10_000), new("M", 400, 300, 200, 20_000),
        new("L", 600, 400, 300, 25_000), new("XL", 800, 400, 400, 30_000),
    ];

    public long Mm3 => (long)LengthMm * WidthMm * HeightMm;
}

/// <summary>The assumptions for unknown data, and the limits.</summary>
/// <param name="UnknownMm3">The assumed volume of a unit of unknown shape: a litre.</param>
/// <param name="MaxCartons">The greatest number of cartons in a plan; the rest is reported as unplanned.</param>
public sealed record CartonRules(long UnknownMm3 = 1_000_000, long UnknownGrams = 500, int MaxCartons = 5_000)
{
    public static readonly CartonRules Default = new();
}

/// <summary>A quantity of a line.</summary>
public readonly record struct LineQuantity(string Line, long Quantity);

/// <summary>
/// Equal units in rows: <paramref name="Along"/> × <paramref name="Across"/> × <paramref name="High"/> of them, all turned alike,
/// from a corner. All rows are full; the remainder is another block.
/// </summary>
public sealed record CartonBlock(
    ImmutableArray<LineQuantity> Lines, int X, int Y, int Z, int LengthMm, int WidthMm, int HeightMm, int Along, int Across, int High);

/// <summary>A carton with its contents.</summary>
/// <param name="Type">Null if the unit ships without a carton.</param>
/// <param name="Lines">All contents, each line once.</param>
/// <param name="Blocks">Where units stand; units of unknown shape are in no block.</param>
/// <param name="Grams">The contents' weight.</param>
public sealed record PlannedCarton(
    CartonType? Type, ImmutableArray<LineQuantity> Lines, ImmutableArray<CartonBlock> Blocks, long Grams);

/// <summary>The cartons, and a lower bound of their number in any plan.</summary>
public sealed record CartonPlan(ImmutableArray<PlannedCarton> Cartons, long LowerBound, ImmutableArray<LineQuantity> Unplanned);
