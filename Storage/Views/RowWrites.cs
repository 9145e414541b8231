using System.Data.Common;

namespace OrleansWarehouse.Storage.Views;

public static class RowWrites
{
    public static Task WriteEachAsync<TRow>(this DbConnection connection, string sql, IEnumerable<TRow> rows, DbTransaction transaction)
        where TRow : class => new RowWrite<TRow>(sql).RunAsync(rows, transaction);
}
