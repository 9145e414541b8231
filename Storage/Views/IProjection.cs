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

/// <summary>The read models: queries go here.</summary>
public interface IViews
{
    /// <summary>Waits, within a bound, until every projection has applied the log's head as it is now, then opens a connection
    /// for reading. What was answered before the call is in the rows.</summary>
    /// <exception cref="EventLogException"><c>unavailable</c> when the bound is over and the projections lag.</exception>
    ValueTask<DbConnection> OpenAsync(CancellationToken cancellationToken = default);
}

/// <summary>Lets a reader wait for the consequences of what was written.</summary>
public interface IReactions
{
    /// <summary>Completes when every reactor has handled what the log held at the call, or after <paramref name="bound"/>:
    /// true when caught up.</summary>
    ValueTask<bool> CaughtUpAsync(TimeSpan bound, CancellationToken cancellationToken = default);
}
