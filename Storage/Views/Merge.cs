namespace OrleansWarehouse.Storage.Views;

/// <summary>What becomes of a column of a row that is there already, where it is not just what is given.</summary>
/// <param name="Sql">Makes an expression of two: the value that stands in the row, and the value that is given. It may name others that are
/// given, as <c>@Property</c>.</param>
public sealed record Merge(Func<string, string, string> Sql)
{
    /// <summary>What is given.</summary>
    public static Merge Replace { get; } = new(static (_, given) => given);

    /// <summary>What was written first.</summary>
    public static Merge Keep { get; } = new(static (old, _) => old);

    /// <summary>What is given, unless that is null.</summary>
    public static Merge IfGiven { get; } = new(static (old, given) => $"COALESCE({given}, {old})");

    /// <summary>What is given, where there was nothing.</summary>
    public static Merge IfMissing { get; } = new(static (old, given) => $"COALESCE({old}, {given})");

    /// <summary>The sum.</summary>
    public static Merge Add { get; } = new(static (old, given) => $"{old} + {given}");
}
