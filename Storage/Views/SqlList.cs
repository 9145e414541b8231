using Dapper;

namespace OrleansWarehouse.Storage.Views;

/// <summary>
/// <c>IN (…)</c> with one parameter for each value. Dapper's own <c>IN @values</c> is spread out for SQLite only: to PostgreSQL
/// it goes as one array, which <c>IN</c> does not take.
/// </summary>
public static class SqlList
{
    /// <summary>Adds the values to the query's parameters; gives what stands after <c>IN</c>.</summary>
    public static string AddList(this DynamicParameters query, string name, IReadOnlyCollection<string> values)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (values.Count == 0) return "(NULL)";
        foreach (var (i, value) in values.Index()) query.Add($"{name}{i}", value);
        return $"({string.Join(", ", Enumerable.Range(0, values.Count).Select(i => $"@{name}{i}"))})";
    }
}
