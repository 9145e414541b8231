using System.Data.Common;

using OrleansWarehouse.Storage.Log;

namespace OrleansWarehouse.Storage.Views;

/// <summary>
/// Turns events into rows of read models. Rebuilt from the first event when its <see cref="Version"/> changes or on demand.
/// Its SQL must be valid for both SQLite and PostgreSQL.
/// </summary>
public interface IProjection
{
    /// <summary>A stable name, the key of its checkpoint.</summary>
    string Name { get; }

    /// <summary>Raised when the tables or their meaning change; the tables are then dropped, recreated and refilled.</summary>
    int Version { get; }

    /// <summary>The tables that only this projection writes; dropped on rebuild.</summary>
    IReadOnlyList<string> Tables { get; }

    /// <summary>CREATE TABLE and CREATE INDEX statements, with IF NOT EXISTS.</summary>
    string Schema { get; }

    /// <summary>Applies a batch, in order, in one transaction together with the checkpoint. Combine several writes to the same row.</summary>
    Task ApplyAsync(IReadOnlyList<StoredEvent> events, DbConnection connection, DbTransaction transaction);
}

/// <summary>A read model lags the log. Only queries that read it fail.</summary>
public sealed class ViewLagException(string projection, string message) : EventLogException("unavailable", message)
{
    public string Projection { get; } = projection;
}

/// <summary>Opens the read models for queries.</summary>
public interface IViews
{
    /// <summary>Waits, within a bound, until the tables to be read have reached the log's present head, then opens a connection for reading.
    /// Every write answered before the call is in the rows. Other tables may lag.</summary>
    /// <param name="tables">All tables that the query reads.</param>
    /// <exception cref="ViewLagException">The bound has passed; names the read model that lags.</exception>
    /// <exception cref="ArgumentException">No projection writes one of the tables.</exception>
    ValueTask<DbConnection> OpenAsync(IReadOnlyList<string> tables, CancellationToken cancellationToken = default);

    /// <summary>As the other overload, for a caller that runs several queries as of one position and need not wait for later
    /// writes.</summary>
    /// <param name="position">The rows include the log up to this position, and may include more.</param>
    ValueTask<DbConnection> OpenAsync(IReadOnlyList<string> tables, long position, CancellationToken cancellationToken = default);
}
