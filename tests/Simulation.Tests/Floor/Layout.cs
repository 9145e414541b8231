namespace OrleansWarehouse.Simulation.Tests.Floor;

/// <summary>A place of the layout.</summary>
internal sealed record Spot(string Code, string Kind, int X, int Y);

/// <summary>Two small sites with few shelves, so that everything collides, and a few SKUs of each sort.</summary>
internal static class Layout
{
    public const string Merchant = "m";

    public const string Channel = "web";

    public const string Dock = "DOCK";

    public const string Bench = "PACK";

    public const string Stage = "STAGE";

    public const string Quarantine = "QUAR";

    public static IReadOnlyList<string> Sites { get; } = ["S1", "S2"];

    public static IReadOnlyList<string> Pickers { get; } = ["p1", "p2"];

    /// <summary>Who puts away and counts.</summary>
    public static IReadOnlyList<string> Storers { get; } = ["r1", "r2"];

    /// <summary>Works at every site, and is never given a task.</summary>
    public const string Stranger = "p9";

    public static IReadOnlyList<string> Shelves { get; } = ["A1", "A2", "A3", "O1"];

    public static IReadOnlyList<Spot> Spots { get; } =
    [
        new("A1", "pick", 1_000, 1_000),
        new("A2", "pick", 1_000, 2_000),
        new("A3", "pick", 1_000, 3_000),
        new("O1", "overstock", 1_000, 9_000),
        new(Dock, "receiving", 0, 0),
        new(Bench, "packing", 9_000, 0),
        new(Stage, "staging", 9_000, 2_000),
        new(Quarantine, "quarantine", 9_000, 9_000),
    ];

    public static IReadOnlyList<Kind> Kinds { get; } =
    [
        new(Merchant, "X", "none"),
        new(Merchant, "Y", "none"),
        new(Merchant, "L", "lot"),
        new(Merchant, "N", "serial"),
    ];
}
