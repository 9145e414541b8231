using System.Data.Common;

using OrleansWarehouse.Storage.Log;

namespace OrleansWarehouse.Storage.Views;

/// <summary>
/// One transaction in which every projection that is ready applies its next batch, each in a savepoint with its checkpoint. A projection
/// that throws loses only its own work; one whose checkpoint another process has moved reads it again.
/// </summary>
internal sealed class ViewRound(IEventLog log, TimeProvider time, int batch)
{
    private const string Savepoint = "projection";
    private readonly Dictionary<long, IReadOnlyList<StoredEvent>> batches = [];
    private readonly List<(ProjectionState State, long Position)> applied = [];

    /// <summary>The projections that failed, and their errors; their next retry has been set.</summary>
    public List<(ProjectionState State, Exception Error)> Failures { get; } = [];

    /// <summary>Whether an error is the projection's own; any other is of the database and ends the whole round.</summary>
    public static bool IsTheProjections(Exception e) => e is not DbException { IsTransient: true } && !IsAboutTheFile(e);

    public async Task RunAsync(DbConnection connection, IEnumerable<ProjectionState> states, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        foreach (var state in states) await TryAsync(connection, transaction, state, cancellationToken);
        await transaction.CommitAsync(CancellationToken.None);
        foreach (var (state, position) in applied)
        {
            state.Position = position;
            state.Succeeded();
        }
    }

    private async Task TryAsync(
        DbConnection connection, DbTransaction transaction, ProjectionState state, CancellationToken cancellationToken)
    {
        var events = await NextAsync(state.Position, cancellationToken);
        if (events.Count == 0) return;
        await transaction.SaveAsync(Savepoint, cancellationToken);
        try
        {
            // The checkpoint moves first: a batch that the former leader committed at the last moment must not be applied again.
            if (!await ViewTables.TryMoveAsync(transaction, state.Projection, state.Position, events[^1].Position))
            {
                state.Position = ProjectionState.Unknown;
                return;
            }

            await state.Projection.ApplyAsync(events, connection, transaction);
            await transaction.ReleaseAsync(Savepoint, cancellationToken);
            applied.Add((state, events[^1].Position));
        }
        catch (Exception e) when (IsTheProjections(e))
        {
            await transaction.RollbackAsync(Savepoint, CancellationToken.None);
            state.Failed(e, time.GetUtcNow());
            Failures.Add((state, e));
        }
    }

    private static bool IsAboutTheFile(Exception e)
        => e is Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: 8 or 10 or 11 or 13 or 14 or 26 } or OperationCanceledException;

    private async ValueTask<IReadOnlyList<StoredEvent>> NextAsync(long position, CancellationToken cancellationToken)
    {
        if (batches.TryGetValue(position, out var events)) return events;
        return batches[position] = await log.ReadAllAsync(position, batch, cancellationToken);
    }
}

