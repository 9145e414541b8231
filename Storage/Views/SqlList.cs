using Dapper;

namespace OrleansWarehouse.Storage.Views;

/// <summary>
/// Builds <c>IN (…)</c> with one parameter per value. Dapper expands its own <c>IN @values</c> for SQLite only: for PostgreSQL it
/// passes one array, which <c>IN</c> does not accept.
/// </summary>
public static class SqlList
{
    /// <summary>Adds the values to the query's parameters; returns what goes after <c>IN</c>.</summary>
    public static string AddList(this DynamicParameters query, string name, IReadOnlyCollection<string> values)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (values.Count == 0) return "(NULL)";
        foreach (var (i, value) in values.Index()) query.Add($"{name}{i}", value);
        return $"({string.Join(", ", Enumerable.Range(0, values.Count).Select(i => $"@{name}{i}"))})";
    }
}
