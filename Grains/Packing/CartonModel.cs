using System.Collections.Immutable;

namespace OrleansWarehouse.Grains.Packing;

/// <summary>Goods of one line to be packed. Edges in millimetres; where one is missing or not positive, the
/// shape is unknown.</summary>
/// <param name="Quantity">Units; none below 1.</param>
/// <param name="Upright">Whether the height must stay vertical.</param>
public sealed record CartonItem(
    string Line, long Quantity, int? LengthMm, int? WidthMm, int? HeightMm, long? Grams, bool Upright = false);

/// <summary>A carton: inner edges, and the weight that may go into it.</summary>
public sealed record CartonType(string Code, int LengthMm, int WidthMm, int HeightMm, long MaxGrams)
{
    /// <summary>What is used where a site has not named its own: 3, 9, 24, 72 and 128 litres.</summary>
    public static readonly ImmutableArray<CartonType> BuiltIn =
    [
        new("XS", 200, 150, 100, 5_000), new("S", 300, 200, 150, 10_000), new("M", 400, 300, 200, 20_000),
        new("L", 600, 400, 300, 25_000), new("XL", 800, 400, 400, 30_000),
    ];

    public long Mm3 => (long)LengthMm * WidthMm * HeightMm;
}

/// <summary>What is assumed where nothing is known.</summary>
/// <param name="UnknownMm3">The volume of a unit of unknown shape: a litre.</param>
/// <param name="MostCartons">At most so many cartons are planned; what is left is told, not packed.</param>
public sealed record CartonRules(long UnknownMm3 = 1_000_000, long UnknownGrams = 500, int MostCartons = 5_000)
{
    public static readonly CartonRules Default = new();
}

/// <summary>So many units of a line.</summary>
public readonly record struct LineQuantity(string Line, long Quantity);

/// <summary>
/// Equal units in rows: <paramref name="Along"/> × <paramref name="Across"/> × <paramref name="High"/> of them, each as turned,
/// from a corner. A last row is always full: what is over is another block.
/// </summary>
public sealed record CartonBlock(
    ImmutableArray<LineQuantity> Lines, int X, int Y, int Z, int LengthMm, int WidthMm, int HeightMm, int Along, int Across, int High);

/// <summary>A carton with what goes into it.</summary>
/// <param name="Type">Null: the unit goes as it is, in no carton.</param>
/// <param name="Lines">All contents, each line once.</param>
/// <param name="Blocks">Where things stand; units of unknown shape are in none.</param>
/// <param name="Grams">The contents' weight.</param>
public sealed record PlannedCarton(
    CartonType? Type, ImmutableArray<LineQuantity> Lines, ImmutableArray<CartonBlock> Blocks, long Grams);

/// <summary>The cartons, and a number below which no plan can go.</summary>
public sealed record CartonPlan(ImmutableArray<PlannedCarton> Cartons, long LowerBound, ImmutableArray<LineQuantity> Unplanned);
