using System.Data.Common;
using System.Reflection;
using System.Text.RegularExpressions;

using Microsoft.Data.Sqlite;

using OrleansWarehouse.Storage.Sqlite;

namespace OrleansWarehouse.Storage.Views;

/// <summary>A statement that writes rows. It is prepared once for all rows of a batch.</summary>
public sealed partial class RowWrite<TRow>
    where TRow : class
{
    private static readonly Lazy<IReadOnlyList<RowColumn<TRow>>> AllProperties = new(static () =>
        [.. typeof(TRow).GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(static property => RowColumn<TRow>.Of(property))]);

    private readonly string sql;
    private readonly RowColumn<TRow>[] columns;

    /// <param name="sql">Refers to properties of <typeparamref name="TRow"/> as <c>@Name</c>.</param>
    /// <exception cref="ArgumentException">The row has no such property.</exception>
    public RowWrite(string sql)
        : this(sql, [])
    {
    }

    /// <param name="known">Properties that are converted as columns; others are passed unconverted.</param>
    internal RowWrite(string sql, IReadOnlyList<RowColumn<TRow>> known)
    {
        this.sql = sql;
        columns =
        [
            .. Names().Matches(sql).Select(static match => match.Value).Distinct().Select(name =>
                known.Concat(AllProperties.Value).FirstOrDefault(column => column.Parameter == name) ?? throw new ArgumentException($"{typeof(TRow).Name} has no {name}.", nameof(sql))),
        ];
    }

    /// <summary>Runs the statement for each row, in order.</summary>
    public async Task RunAsync(IEnumerable<TRow> rows, DbTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(transaction);
        using var row = rows.GetEnumerator();
        if (!row.MoveNext()) return;
        if (transaction.Connection is SqliteConnection connection) Run(row, connection);
        else await RunAsync(row, transaction);
    }

    /// <param name="row">Stands at the first.</param>
    private void Run(IEnumerator<TRow> row, SqliteConnection connection)
    {
        using var statement = new SqliteRowStatement(connection, sql);
        do
        {
            for (var i = 0; i < columns.Length; i++) statement.Bind(i + 1, columns[i].ValueOf(row.Current));
            statement.Run();
        }
        while (row.MoveNext());
    }

    private async Task RunAsync(IEnumerator<TRow> row, DbTransaction transaction)
    {
        await using var command = transaction.Connection!.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        foreach (var column in columns)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.DbType) = (column.Parameter, column.DbType);
            command.Parameters.Add(parameter);
        }

        do
        {
            for (var i = 0; i < columns.Length; i++) command.Parameters[i].Value = columns[i].ValueOf(row.Current) ?? DBNull.Value;
            await command.ExecuteNonQueryAsync();
        }
        while (row.MoveNext());
    }

    [GeneratedRegex("@\\w+")]
    private static partial Regex Names();
}
