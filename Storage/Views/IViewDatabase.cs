using System.Data.Common;

namespace OrleansWarehouse.Storage.Views;

/// <summary>The database of the read models.</summary>
internal interface IViewDatabase
{
    /// <summary>Whether another server may be the one that fills it.</summary>
    bool Shared { get; }

    /// <summary>Opens the connection of the single writer.</summary>
    Task<DbConnection> OpenForWritingAsync(CancellationToken cancellationToken);

    /// <summary>Opens a connection for a query; the caller disposes it.</summary>
    ValueTask<DbConnection> OpenForReadingAsync(CancellationToken cancellationToken);

    /// <summary>Returns true when the error means that the database is beyond repair, after deleting it.</summary>
    bool DiscardIfDamaged(Exception error);
}
