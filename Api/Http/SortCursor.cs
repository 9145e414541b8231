using System.Globalization;

namespace OrleansWarehouse.Api.Http;

/// <summary>A cursor over rows that are sorted by a number, and by id where that is the same.</summary>
internal static class SortCursor
{
    public static string? Encode(long sort, string id) =>
        PageQuery.Encode(string.Create(CultureInfo.InvariantCulture, $"{sort}|{id}"));

    public static (long Sort, string Id)? Read(Check check, PageQuery page)
    {
        if (page.ReadCursor(check) is not { } key) return null;
        var parts = key.Split('|', 2);
        if (parts.Length == 2 && long.TryParse(parts[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture,
            out var sort))
            return (sort, parts[1]);
        check.Add("cursor", "Not a cursor of ours.");
        return null;
    }
}
