using Dapper;

using Npgsql;

using OrleansWarehouse.Storage.Log;

namespace OrleansWarehouse.Storage.Postgres;

/// <summary>Writes set-asides.</summary>
internal static class PostgresSetAside
{
    private const string Put = """
        INSERT INTO set_asides (id, reactor, stream, position, version, type, error, tries, first_at, last_at, behind_id, wanted)
        VALUES (@Id, @Reactor, @Stream, @Position, @Version, @Type, @Error, @Tries, @first, @last, @BehindId, false)
        ON CONFLICT (reactor, stream) DO UPDATE SET position = excluded.position, version = excluded.version,
          type = excluded.type, error = excluded.error, tries = excluded.tries, first_at = excluded.first_at,
          last_at = excluded.last_at, behind_id = excluded.behind_id, wanted = false
        """;

    /// <returns>Whether the set-aside existed.</returns>
    public static async Task<bool> WriteAsync(NpgsqlConnection connection, PendingSetAside pending)
    {
        if (pending.Put is { } put)
        {
            return await connection.ExecuteAsync(Put, new
            {
                put.Id, put.Reactor, put.Stream, put.Position, put.Version, put.Type, put.Error, put.Tries,
                first = put.FirstAt.UtcTicks, last = put.LastAt.UtcTicks, put.BehindId,
            }) > 0;
        }

        return await connection.ExecuteAsync(
            pending.Wanted ? "UPDATE set_asides SET wanted = true WHERE id = @Id" : "DELETE FROM set_asides WHERE id = @Id",
            new { pending.Id }) > 0;
    }
}
