using System.Text.Json;

using Azure.Storage.Blobs;

using Npgsql;

using StackExchange.Redis;

namespace OrleansWarehouse.Cluster.Tests.Processes;

/// <summary>Reads Redis, Azurite and PostgreSQL directly, to prove that data are there and not just in memory.</summary>
internal sealed class Evidence(ClusterUnderTest cluster)
{
    private const string Id = "warehouse";
    private const int Active = 3;

    /// <summary>Returns the silos that Redis lists as active members.</summary>
    public async Task<string[]> ActiveMembersAsync()
    {
        await using var redis = await ConnectionMultiplexer.ConnectAsync(cluster.Redis);
        return
        [
            .. from row in await redis.GetDatabase().HashGetAllAsync($"{Id}/members/{Id}")
               where row.Name != "Version" && JsonDocument.Parse((string)row.Value!).RootElement.GetProperty("Status").GetInt32() == Active
               select (string)row.Name!,
        ];
    }

    /// <summary>Returns the names of the blobs of a container.</summary>
    public async Task<string[]> BlobsAsync(string container) =>
        [.. await new BlobContainerClient(cluster.Blobs, container).GetBlobsAsync().Select(blob => blob.Name).ToArrayAsync()];

    /// <summary>Returns the positions of the stored events of a subject, including its own.</summary>
    public async Task<long[]> EventsAsync(string subject)
    {
        await using var connection = new NpgsqlConnection(cluster.Database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("""
            SELECT position FROM events e WHERE EXISTS (SELECT 1 FROM streams s WHERE s.name = $1 AND
              (s.id = e.stream OR EXISTS (SELECT 1 FROM subjects x WHERE x.subject = s.id AND x.position = e.position)))
            ORDER BY position
            """, connection) { Parameters = { new() { Value = subject } } };
        await using var reader = await command.ExecuteReaderAsync();
        var positions = new List<long>();
        while (await reader.ReadAsync()) positions.Add(reader.GetInt64(0));
        return [.. positions];
    }
}
