namespace OrleansWarehouse.Grains.Ops.Laws;

/// <summary>What one law's questions have found.</summary>
/// <param name="UnderWay">What was found first and not again.</param>
internal sealed record Finding<T>(IReadOnlyList<T> Rows, long Found, long UnderWay)
    where T : Row
{
    public static Finding<T> First(Page<T> page) => new(page.Rows, page.Found, 0);

    /// <summary>Leaves what is there still, and the same. Of more rows than are looked at, those that are not are counted only.</summary>
    public Finding<T> Again(Page<T> page)
    {
        var known = Rows.Select(static row => row.Identity).ToHashSet(StringComparer.Ordinal);
        var same = page.Rows.Where(row => known.Contains(row.Identity)).ToArray();
        var found = same.Length + page.Found - page.Rows.Count;
        return new(same, found, Math.Max(0, page.Found - found));
    }
}
