namespace OrleansWarehouse.Storage.Views;

/// <summary>How a column of an existing row is updated when it is not simply replaced.</summary>
/// <param name="Sql">Returns a SQL expression of two others: the present value and the given value. It may refer to other given values as
/// <c>@Property</c>.</param>
public sealed record Merge(Func<string, string, string> Sql)
{
    /// <summary>The given value.</summary>
    public static Merge Replace { get; } = new(static (_, given) => given);

    /// <summary>The value that was written first.</summary>
    public static Merge Keep { get; } = new(static (old, _) => old);

    /// <summary>The given value, unless it is null.</summary>
    public static Merge IfGiven { get; } = new(static (old, given) => $"COALESCE({given}, {old})");

    /// <summary>The given value where the present one is null.</summary>
    public static Merge IfMissing { get; } = new(static (old, given) => $"COALESCE({old}, {given})");

    /// <summary>The sum of both.</summary>
    public static Merge Add { get; } = new(static (old, given) => $"{old} + {given}");
}
