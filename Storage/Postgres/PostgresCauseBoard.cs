using Dapper;

using Npgsql;

using OrleansWarehouse.Storage.Log;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Storage.Postgres;

/// <summary>Stores, in one row, the causes that still have reactions under way.</summary>
internal sealed class PostgresCauseBoard(NpgsqlDataSource source) : ICauseBoard
{
    private const string Write = """
        INSERT INTO causes_under_way (one, read, causes) VALUES (true, @Read, @Causes)
        ON CONFLICT (one) DO UPDATE SET read = excluded.read, causes = excluded.causes
        """;

    public async Task WriteAsync(CausesUnderWay now)
    {
        try
        {
            await using var connection = await source.OpenConnectionAsync();
            await connection.ExecuteAsync(Write, new { now.Read, Causes = now.Causes.ToArray() });
        }
        catch (NpgsqlException e)
        {
            throw PostgresFailure.ToLogException(e, "The causes under way could not be written");
        }
    }

    public async Task<CausesUnderWay> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancellationToken);
            var row = await connection.QueryFirstOrDefaultAsync<(long Read, long[] Causes)?>("SELECT read, causes FROM causes_under_way");
            return row is { } found ? new(found.Read, [.. found.Causes]) : new(-1, []);
        }
        catch (NpgsqlException e)
        {
            throw PostgresFailure.ToLogException(e, "The causes under way could not be read");
        }
    }
}
