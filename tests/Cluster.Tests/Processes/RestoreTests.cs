using System.Data;

using Dapper;

using Npgsql;

using OrleansWarehouse.Crash.Tests.Http;
using OrleansWarehouse.Crash.Tests.Load;
using OrleansWarehouse.Crash.Tests.Proof;
using OrleansWarehouse.Tests.Postgres;

namespace OrleansWarehouse.Cluster.Tests.Processes;

/// <summary>PostgreSQL is restored to an earlier time while the snapshots in Azure Storage are not.</summary>
[Collection(ManyProcesses.Name)]
public sealed class RestoreTests(PostgresServer postgres)
{
    private const int Changes = 700;

    private static readonly ParallelOptions Eight = new() { MaxDegreeOfParallelism = 8 };
    private static readonly string Sku = Floor.Skus[0];
    private static readonly string Stream = $"sku:{Floor.MerchantName}/{Sku}";

    /// <summary>The same versions come twice: once with one unit found each time, once with two. A backup of the second is then restored
    /// beside the blobs of the first.</summary>
    [Fact]
    public async Task Grains_have_the_state_of_the_log_that_was_put_back_and_not_of_snapshots_of_another()
    {
        using var cluster = await ClusterUnderTest.StartAsync(postgres, silos: 1, hosts: 1);
        using var client = new Client(cluster, new Ledger());
        await new Floor(client, new Ledger()).SetUpAsync();
        var empty = await BackUpAsync(cluster, "empty");

        await FindAsync(client, 2);
        Assert.NotEmpty(await new Evidence(cluster).BlobsAsync("snapshots"));
        var twos = await BackUpAsync(cluster, "twos");

        await RestoreAsync(cluster, empty);
        Assert.Equal(0, await OnHandAsync(client));
        await FindAsync(client, 1);

        // Makes both have a snapshot at the same event, which otherwise depends on how events are batched.
        var ones = await QueryAsync<long?>(cluster, $"SELECT snapshot_version FROM streams WHERE name = '{Stream}'");
        await RestoreAsync(cluster, twos, $"UPDATE streams SET snapshot_version = {ones!.Value} WHERE name = '{Stream}'");
        Assert.Equal(Changes * 2, await OnHandAsync(client));
        await FindAsync(client, 1);
        Assert.Equal(Changes * 3, await OnHandAsync(client));
    }

    private static async Task FindAsync(Client client, int units)
    {
        var found = new { merchant = Floor.MerchantName, sku = Sku, location = Floor.Shelves[0], quantity = units, reason = "found" };
        await Parallel.ForAsync(0, Changes, Eight, async (_, _) => await client.PostAsync($"{Floor.Site}/adjustments", found));
    }

    private static async Task<long> OnHandAsync(Client client) =>
        (await client.GetAsync($"{Floor.Merchant}/skus/{Sku}/availability")).Number("onHand");

    /// <summary>Copies every table to another schema and returns its name: all as of one moment, while the cluster keeps running.</summary>
    private static async Task<string> BackUpAsync(ClusterUnderTest cluster, string name)
    {
        await using var connection = new NpgsqlConnection(cluster.Database);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead);
        var backup = $"{await connection.ExecuteScalarAsync<string>("SELECT current_schema()")}_{name}";
        await connection.ExecuteAsync($"CREATE SCHEMA {backup}");
        foreach (var table in await TablesAsync(connection)) await connection.ExecuteAsync($"CREATE TABLE {backup}.{table} AS TABLE {table}");
        await transaction.CommitAsync();
        return backup;
    }

    private static async Task<T?> QueryAsync<T>(ClusterUnderTest cluster, string sql)
    {
        await using var connection = new NpgsqlConnection(cluster.Database);
        return await connection.ExecuteScalarAsync<T>(sql);
    }

    private static async Task RestoreAsync(ClusterUnderTest cluster, string backup, string? then = null)
    {
        await cluster.StopAsync();
        await using var connection = new NpgsqlConnection(cluster.Database);
        var tables = (await TablesAsync(connection)).AsList();
        await connection.ExecuteAsync($"TRUNCATE {string.Join(", ", tables)}");
        foreach (var table in tables) await connection.ExecuteAsync($"INSERT INTO {table} SELECT * FROM {backup}.{table}");
        if (then is not null) await connection.ExecuteAsync(then);
        await cluster.StartAsync();
    }

    /// <summary>Returns tables in an order in which they can be filled: a table's name sorts after those that its rows refer to.</summary>
    private static async Task<IEnumerable<string>> TablesAsync(NpgsqlConnection connection) => await connection.QueryAsync<string>(
        "SELECT quote_ident(table_name) FROM information_schema.tables WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' ORDER BY table_name COLLATE \"C\"");
}
