using System.Data.Common;

using Dapper;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

using OrleansWarehouse.Storage.Log;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Storage.Tests.Views;

/// <summary>The storage of a server: log, read models, reactors and due rows, started and stopped like a host.</summary>
internal sealed class RunningStorage : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private bool stopped;

    private RunningStorage(ServiceProvider services) => this.services = services;

    public IEventLog Log => services.GetRequiredService<IEventLog>();

    public ViewStore Views => services.GetRequiredService<ViewStore>();

    public IFollowers Followers => services.GetRequiredService<IFollowers>();

    public SetAsideDesk SetAsides => services.GetRequiredService<SetAsideDesk>();

    public IReactions Reactions => services.GetRequiredService<IReactions>();

    /// <param name="more">Projections, reactors and handlers.</param>
    public static async Task<RunningStorage> StartAsync(
        Action<StorageOptions> configure, Action<IServiceCollection>? more = null, bool start = true)
    {
        var services = new ServiceCollection().AddLogging();
        services.AddStorage(configure + (static o => o.MaxBackoff = TimeSpan.FromMilliseconds(50)));
        more?.Invoke(services);
        var running = new RunningStorage(services.BuildServiceProvider());
        if (!start) return running;
        foreach (var service in running.services.GetServices<IHostedService>()) await service.StartAsync(default);
        return running;
    }

    /// <param name="asOf">If given, later writes are not waited for.</param>
    public async Task<long> CountAsync(string table, long? asOf = null)
    {
        await using var connection = await (asOf is { } position ? Views.OpenAsync([table], position) : Views.OpenAsync([table]));
        return await connection.ExecuteScalarAsync<long>($"SELECT count(*) FROM {table}");
    }

    public async Task StopAsync()
    {
        if (stopped) return;
        stopped = true;
        foreach (var service in services.GetServices<IHostedService>().Reverse()) await service.StopAsync(default);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await services.DisposeAsync();
    }
}

/// <summary>A projection with one row per event; it can fail on demand, and have another version.</summary>
internal sealed class EventList(int version = 1, string name = "event_list") : IProjection
{
    public string Name => name;

    public int Version => version;

    public IReadOnlyList<string> Tables => [name];

    /// <summary>Whether its tables cannot be created.</summary>
    public bool Broken { get; init; }

    public string Schema => Broken ? "CREATE NONSENSE" : $"CREATE TABLE IF NOT EXISTS {name} (position BIGINT PRIMARY KEY, type TEXT NOT NULL)";

    public int FailuresLeft { get; set; }

    public int Applied { get; private set; }

    public async Task ApplyAsync(IReadOnlyList<StoredEvent> events, DbConnection connection, DbTransaction transaction)
    {
        await connection.ExecuteAsync(
            $"INSERT INTO {name} (position, type) VALUES (@Position, @Type)", events.Select(e => new { e.Position, e.Type }), transaction);
        if (FailuresLeft-- > 0) throw new InvalidOperationException("as told");
        Applied += events.Count;
    }
}

