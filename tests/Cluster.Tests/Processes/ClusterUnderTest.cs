using System.Diagnostics;

using Npgsql;

using OrleansWarehouse.Tests.Hosting;
using OrleansWarehouse.Tests.Postgres;

namespace OrleansWarehouse.Cluster.Tests.Processes;

/// <summary>A whole cluster as an operator starts it: Redis, Azurite, PostgreSQL, silos and API hosts, each a process.</summary>
internal sealed class ClusterUnderTest : IServer, IDisposable
{
    private const int PoolSize = 12;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);

    private readonly InstalledProgram redis;
    private readonly InstalledProgram azurite;
    private readonly HttpClient http = new();
    private int asked;

    private ClusterUnderTest(InstalledProgram redis, InstalledProgram azurite, string database, int silos, int hosts)
    {
        (this.redis, this.azurite) = (redis, azurite);
        Database = new NpgsqlConnectionStringBuilder(database) { MaxPoolSize = PoolSize }.ConnectionString;
        Silos = [.. FreePorts.Take(silos * 2).Chunk(2).Select(ports => new ServerProcess("Silo", SiloSettings(ports)))];
        Hosts = [.. Enumerable.Range(0, hosts).Select(_ => new ServerProcess("Api", HostSettings()))];
    }

    public string Database { get; }

    public string Redis => $"127.0.0.1:{redis.Port},abortConnect=false";

    public string Blobs =>
        "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;"
        + "AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;"
        + $"BlobEndpoint=http://127.0.0.1:{azurite.Port}/devstoreaccount1;";

    public ServerProcess[] Silos { get; }

    public ServerProcess[] Hosts { get; }

    public static async Task<ClusterUnderTest> StartAsync(PostgresServer postgres, int silos = 2, int hosts = 2)
    {
        var database = await postgres.NewSchemaAsync();
        var redis = await InstalledProgram.RedisAsync();
        var azurite = await InstalledProgram.AzuriteAsync();
        var cluster = new ClusterUnderTest(redis, azurite, database, silos, hosts);
        await cluster.StartAsync();
        return cluster;
    }

    /// <summary>Starts all silos and hosts at once, as after a power failure.</summary>
    public async Task StartAsync()
    {
        ServerProcess[] all = [.. Silos, .. Hosts];
        foreach (var server in all) server.Start();
        foreach (var server in all) await ReadyAsync(server);
    }

    /// <summary>Kills all silos and hosts at once, like a power failure; the infrastructure keeps running.</summary>
    public async Task StopAsync()
    {
        foreach (var server in Hosts.Concat(Silos)) await server.KillAsync();
    }

    /// <summary>Returns the hosts in turn, like a proxy.</summary>
    public Task<Uri> AddressAsync() => Hosts[Interlocked.Increment(ref asked) % Hosts.Length].AddressAsync();

    public async Task ReadyAsync(ServerProcess server)
    {
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < Patience; await Task.Delay(BetweenLooks))
        {
            var address = await server.AddressAsync().WaitAsync(Patience);
            if (await IsReadyAsync(new(address, "/health/ready"))) return;
        }

        throw new TimeoutException($"Not ready: {Environment.NewLine}{server.Output}");
    }

    /// <summary>Returns the last output of each silo and host.</summary>
    public string Output() => string.Join(Environment.NewLine, Silos.Concat(Hosts).Select(static server => server.Output));

    public void Dispose()
    {
        foreach (var server in Hosts.Concat(Silos))
        {
            server.Dispose();
            Directory.Delete(server.Data, recursive: true);
        }

        http.Dispose();
        azurite.Dispose();
        redis.Dispose();
    }

    private async Task<bool> IsReadyAsync(Uri health)
    {
        try
        {
            using var answer = await http.GetAsync(health);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private Dictionary<string, string> SiloSettings(int[] ports) => new(Settings())
    {
        ["Cluster__Address"] = "127.0.0.1",
        ["Cluster__SiloPort"] = $"{ports[0]}",
        ["Cluster__GatewayPort"] = $"{ports[1]}",
        ["Cluster__Blobs"] = Blobs,
    };

    private Dictionary<string, string> HostSettings() => new(Settings())
    {
        ["Cluster__Mode"] = "Client",
        ["WAREHOUSE_PEOPLE_KEY"] = "a-key-for-tests-of-32-characters-or-more",
    };

    private Dictionary<string, string> Settings() => new()
    {
        ["Storage__Provider"] = "Postgres",
        ["Storage__ConnectionString"] = Database,
        ["Cluster__Redis"] = Redis,
    };
}
