using System.Data.Common;

using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Storage.Tests.Views;

/// <summary>Tables in a database without a log: the test writes them itself.</summary>
internal sealed class RowViews(Func<DbConnection> connect, IDisposable? folder = null) : IViews, IAsyncDisposable
{
    public async ValueTask<DbConnection> OpenAsync(IReadOnlyList<string> tables, CancellationToken cancellationToken = default)
    {
        var connection = connect();
        await connection.OpenAsync(cancellationToken);
        return connection;
    }

    public ValueTask<DbConnection> OpenAsync(IReadOnlyList<string> tables, long position, CancellationToken cancellationToken = default) =>
        OpenAsync(tables, cancellationToken);

    public async Task WriteAsync(Func<DbTransaction, Task> write)
    {
        await using var connection = await OpenAsync([]);
        await using var transaction = await connection.BeginTransactionAsync();
        await write(transaction);
        await transaction.CommitAsync();
    }

    public ValueTask DisposeAsync()
    {
        folder?.Dispose();
        return ValueTask.CompletedTask;
    }
}
