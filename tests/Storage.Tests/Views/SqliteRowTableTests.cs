using Microsoft.Data.Sqlite;

namespace OrleansWarehouse.Storage.Tests.Views;

public sealed class SqliteRowTableTests : RowTableContract
{
    private protected override Task<RowViews> OpenAsync()
    {
        var folder = new TempFolder();
        return Task.FromResult(new RowViews(() => new SqliteConnection($"Data Source={Path.Combine(folder.Path, "rows.db")};Pooling=False"), folder));
    }
}
