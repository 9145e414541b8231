namespace OrleansWarehouse.Grains.Ops.Laws;

/// <summary>The differences found by the queries of one law.</summary>
/// <param name="UnderWay">The number of differences that were not found again.</param>
internal sealed record Finding<T>(IReadOnlyList<T> Rows, long Found, long UnderWay)
    where T : Row
{
    public static Finding<T> First(Page<T> page) => new(page.Rows, page.Found, 0);

    /// <summary>Keeps the differences that are still there unchanged. Those beyond the rows that are read are only counted.</summary>
    public Finding<T> Again(Page<T> page)
    {
        var known = Rows.Select(static row => row.Identity).ToHashSet(StringComparer.Ordinal);
        var same = page.Rows.Where(row => known.Contains(row.Identity)).ToArray();
        var found = same.Length + page.Found - page.Rows.Count;
        return new(same, found, Math.Max(0, page.Found - found));
    }
}
