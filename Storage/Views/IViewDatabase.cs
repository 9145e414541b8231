using System.Data.Common;

namespace OrleansWarehouse.Storage.Views;

/// <summary>Where read models are kept.</summary>
internal interface IViewDatabase
{
    /// <summary>Whether other servers may be the ones that fill it.</summary>
    bool Shared { get; }

    /// <summary>The connection of the one who writes.</summary>
    Task<DbConnection> OpenForWritingAsync(CancellationToken cancellationToken);

    /// <summary>A connection for a query; the caller disposes it.</summary>
    ValueTask<DbConnection> OpenForReadingAsync(CancellationToken cancellationToken);

    /// <summary>Whether an error means that the database is beyond repair; then it has been thrown away when this returns.</summary>
    bool DiscardIfDamaged(Exception error);
}
