using System.Data.Common;

using Dapper;

namespace OrleansWarehouse.Storage.Views;

/// <summary>The tables of the read models and their checkpoints.</summary>
internal static class ViewTables
{
    public const string Checkpoints = """
        CREATE TABLE IF NOT EXISTS projection_checkpoints (
          name TEXT PRIMARY KEY, version BIGINT NOT NULL, position BIGINT NOT NULL)
        """;

    /// <summary>
    /// Creates a projection's tables, and recreates them when they have another version or a position that the log does not have (it was
    /// restored from a backup); returns the position to continue from.
    /// </summary>
    /// <param name="readHead">Called after the position is read, because the former leader may still be moving it.</param>
    public static async Task<long> PrepareAsync(
        DbConnection connection, IProjection projection, Func<ValueTask<long>> readHead, bool rebuild = false)
    {
        await connection.ExecuteAsync(Checkpoints);
        await using var transaction = await connection.BeginTransactionAsync();
        var known = await connection.QuerySingleOrDefaultAsync<(long Version, long Position)?>(
            "SELECT version, position FROM projection_checkpoints WHERE name = @Name", new { projection.Name }, transaction);
        var position = known is { } found && found.Version == projection.Version && found.Position <= await readHead() && !rebuild
            ? found.Position
            : await RemakeAsync(connection, transaction, projection);
        await connection.ExecuteAsync(projection.Schema, transaction: transaction);
        await transaction.CommitAsync();
        return position;
    }

    /// <summary>Returns the positions of projections, in whichever process they run; -1 for one that has not begun.</summary>
    public static async Task<IReadOnlyList<(IProjection Projection, long Position)>> ReadPositionsAsync(
        DbConnection connection, IEnumerable<IProjection> projections)
    {
        var known = (await connection.QueryAsync<(string Name, long Version, long Position)>(
            "SELECT name, version, position FROM projection_checkpoints")).ToDictionary(c => c.Name);
        return [.. projections.Select(p =>
            (p, known.TryGetValue(p.Name, out var found) && found.Version == p.Version ? found.Position : -1))];
    }

    /// <summary>Moves a checkpoint in the transaction that writes its rows. No other process can move it until that ends.</summary>
    /// <returns>False when another process has moved it.</returns>
    public static async Task<bool> TryMoveAsync(DbTransaction transaction, IProjection projection, long from, long to)
    {
        var moved = await transaction.Connection!.ExecuteAsync(
            "UPDATE projection_checkpoints SET position = @to WHERE name = @Name AND version = @Version AND position = @from",
            new { projection.Name, projection.Version, from, to }, transaction);
        return moved == 1;
    }

    private static async Task<long> RemakeAsync(DbConnection connection, DbTransaction transaction, IProjection projection)
    {
        foreach (var table in projection.Tables) await connection.ExecuteAsync($"DROP TABLE IF EXISTS {table}", transaction: transaction);
        await connection.ExecuteAsync(
            """
            INSERT INTO projection_checkpoints (name, version, position) VALUES (@Name, @Version, 0)
            ON CONFLICT (name) DO UPDATE SET version = excluded.version, position = 0
            """,
            new { projection.Name, projection.Version }, transaction);
        return 0;
    }
}
