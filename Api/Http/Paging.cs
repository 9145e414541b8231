using System.Collections.Immutable;
using System.Globalization;

using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Api.Http;

/// <summary>A page of a list of any row type.</summary>
internal interface IPage
{
    Type RowType { get; }

    IEnumerable<object> Rows { get; }

    string? NextCursor { get; }
}

/// <param name="NextCursor">Null on the last page.</param>
internal sealed record Page<T>(ImmutableArray<T> Items, string? NextCursor) : IPage
    where T : class
{
    Type IPage.RowType => typeof(T);

    IEnumerable<object> IPage.Rows => Items;
}

internal static class Page
{
    public static Page<T> Of<T>(RowPage<T> page)
        where T : class => new(page.Rows, page.Next?.ToString());
}

/// <summary>The page size and the cursor of a list request.</summary>
internal sealed record PageQuery(string? Limit, string? Cursor)
{
    public const int DefaultLimit = 100;

    public const int MaxLimit = 1_000;

    /// <summary>Validates the limit and the cursor.</summary>
    public PageRequest Read<T>(Check check, RowList<T> list)
        where T : class
    {
        var after = Cursor is null or "" ? null : list.ReadCursor(Cursor);
        if (Cursor is not (null or "") && after is null) check.Add("cursor", "Not a valid cursor.");
        return new(ReadLimit(check), after);
    }

    public int ReadLimit(Check check)
    {
        if (Limit is null) return DefaultLimit;
        if (int.TryParse(Limit, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is > 0 and <= MaxLimit)
            return limit;
        check.Add("limit", $"Between 1 and {MaxLimit}.");
        return DefaultLimit;
    }
}
