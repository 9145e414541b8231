using System.Data.Common;

using Microsoft.Data.Sqlite;

using OrleansWarehouse.Storage.Views;

using SQLitePCL;

namespace OrleansWarehouse.Tests.Checked;

/// <summary>The read models, where SQLite refuses every statement that reads a table which its query did not say it reads: a query
/// that forgets one would not wait for it, and would show what is no longer so.</summary>
internal sealed class CheckedViews(IViews views, IEnumerable<IProjection> projections) : IViews
{
    private readonly HashSet<string> all = [.. projections.SelectMany(static projection => projection.Tables)];

    public async ValueTask<DbConnection> OpenAsync(IReadOnlyList<string> tables, CancellationToken cancellationToken = default) =>
        Check(await views.OpenAsync(tables, cancellationToken), tables);

    public async ValueTask<DbConnection> OpenAsync(IReadOnlyList<string> tables, long position, CancellationToken cancellationToken = default) =>
        Check(await views.OpenAsync(tables, position, cancellationToken), tables);

    private DbConnection Check(DbConnection connection, IReadOnlyList<string> tables)
    {
        if (connection is SqliteConnection { Handle: { } handle })
        {
            // Set anew whenever it is opened, as connections come from a pool.
            raw.sqlite3_set_authorizer(
                handle,
                (_, action, table, _, _, _) =>
                    action == raw.SQLITE_READ && all.Contains(table) && !tables.Contains(table) ? raw.SQLITE_DENY : raw.SQLITE_OK,
                null);
        }

        return connection;
    }
}
