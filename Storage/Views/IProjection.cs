using System.Data.Common;

using OrleansWarehouse.Storage.Log;

namespace OrleansWarehouse.Storage.Views;

/// <summary>
/// Turns events into rows of read models. Rebuilt from the first event when its <see cref="Version"/> changes or on demand.
/// SQL is written once and must be understood by SQLite and PostgreSQL alike.
/// </summary>
public interface IProjection
{
    /// <summary>A stable name: its checkpoint's key.</summary>
    string Name { get; }

    /// <summary>Raised when the tables or their meaning change: the tables are dropped, made anew and refilled.</summary>
    int Version { get; }

    /// <summary>The tables that it alone writes, dropped on rebuild.</summary>
    IReadOnlyList<string> Tables { get; }

    /// <summary>CREATE TABLE and CREATE INDEX statements, with IF NOT EXISTS.</summary>
    string Schema { get; }

    /// <summary>Applies a batch, in order, within one transaction together with the checkpoint. Coalesce writes to a row.</summary>
    Task ApplyAsync(IReadOnlyList<StoredEvent> events, DbConnection connection, DbTransaction transaction);
}

/// <summary>A read model does not show what it should by now; its readers are the only ones who are told.</summary>
public sealed class ViewLagException(string projection, string message) : EventLogException("unavailable", message)
{
    public string Projection { get; } = projection;
}

/// <summary>The read models: queries go here.</summary>
public interface IViews
{
    /// <summary>Waits, within a bound, until the tables that are to be read stand for the log's head as it is now, then opens a
    /// connection for reading. What was answered before the call is in the rows. Other tables may be behind.</summary>
    /// <param name="tables">All that the query reads.</param>
    /// <exception cref="ViewLagException">The bound is over: it names the read model that lags.</exception>
    /// <exception cref="ArgumentException">No projection writes one of the tables.</exception>
    ValueTask<DbConnection> OpenAsync(IReadOnlyList<string> tables, CancellationToken cancellationToken = default);

    /// <summary>The same, for who has many questions and wants them answered as things stood when he came: what is written while he asks
    /// is waited for no more.</summary>
    /// <param name="position">What the log held up to there is in the rows. More may be.</param>
    ValueTask<DbConnection> OpenAsync(IReadOnlyList<string> tables, long position, CancellationToken cancellationToken = default);
}
