using System.Data;
using System.Data.Common;
using System.Linq.Expressions;
using System.Text.RegularExpressions;

namespace OrleansWarehouse.Storage.Views;

/// <summary>Writes a batch of rows with one statement, which is prepared once, and whose parameters are made once.</summary>
public static partial class RowWrites
{
    /// <param name="sql">Names properties of <typeparamref name="TRow"/> as <c>@Name</c>.</param>
    public static async Task WriteEachAsync<TRow>(
        this DbConnection connection, string sql, IEnumerable<TRow> rows, DbTransaction transaction)
        where TRow : class
    {
        using var row = rows.GetEnumerator();
        if (!row.MoveNext()) return;
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        var columns = Columns<TRow>.In(sql);
        foreach (var column in columns)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.DbType) = (column.Name, column.Type);
            command.Parameters.Add(parameter);
        }

        do
        {
            for (var i = 0; i < columns.Length; i++) command.Parameters[i].Value = columns[i].ValueOf(row.Current) ?? DBNull.Value;
            await command.ExecuteNonQueryAsync();
        }
        while (row.MoveNext());
    }

    [GeneratedRegex("@(\\w+)")]
    private static partial Regex Names();

    private sealed record Column<TRow>(string Name, DbType Type, Func<TRow, object?> ValueOf);

    private static class Columns<TRow>
    {
        private static readonly Dictionary<string, Column<TRow>> All = typeof(TRow).GetProperties()
            .Where(property => property.GetMethod is { IsPublic: true, IsStatic: false })
            .ToDictionary(property => property.Name, property => new Column<TRow>($"@{property.Name}", TypeOf(property.PropertyType), Getter(property.Name)));

        /// <exception cref="KeyNotFoundException">The statement names something that the row has not.</exception>
        public static Column<TRow>[] In(string sql) =>
            [.. Names().Matches(sql).Select(match => match.Groups[1].Value).Distinct().Select(name => All[name])];

        private static Func<TRow, object?> Getter(string name)
        {
            var row = Expression.Parameter(typeof(TRow));
            return Expression.Lambda<Func<TRow, object?>>(Expression.Convert(Expression.Property(row, name), typeof(object)), row).Compile();
        }

        private static DbType TypeOf(Type type) => Type.GetTypeCode(Nullable.GetUnderlyingType(type) ?? type) switch
        {
            TypeCode.String => DbType.String,
            TypeCode.Int32 => DbType.Int32,
            TypeCode.Int64 => DbType.Int64,
            TypeCode.Boolean => DbType.Boolean,
            _ => DbType.Object,
        };
    }
}
