using System.Diagnostics;

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

using Npgsql;

using OrleansWarehouse.Storage;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Benchmarks.Log;

/// <summary>Creates new logs, and removes their files at the end.</summary>
internal sealed class LogPlace(LogRun run) : IAsyncDisposable
{
    private readonly List<string> folders = [];

    public string NewFolder()
    {
        var folder = Path.Combine(run.Folder, $"warehouse-log-{Guid.NewGuid():N}");
        folders.Add(Directory.CreateDirectory(folder).FullName);
        return folder;
    }

    public async Task<OpenLog> OpenAsync(bool projected)
    {
        var services = new ServiceCollection().AddLogging();
        services.AddStorage(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Storage:DataFolder"] = NewFolder(),
            ["Storage:Provider"] = run.Postgres is null ? "Sqlite" : "Postgres",
            ["Storage:ConnectionString"] = await NewSchemaAsync(),
        }).Build());
        if (projected) services.AddProjection<OrderList>();
        var provider = services.BuildServiceProvider();
        if (projected) foreach (var service in provider.GetServices<IHostedService>()) await service.StartAsync(default);
        return new(provider, projected);
    }

    private async Task<string?> NewSchemaAsync()
    {
        if (run.Postgres is null) return null;
        var schema = $"bench_{Guid.NewGuid():N}";
        await using var connection = new NpgsqlConnection(run.Postgres);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"CREATE SCHEMA {schema}", connection);
        await command.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(run.Postgres) { SearchPath = schema }.ConnectionString;
    }

    public ValueTask DisposeAsync()
    {
        foreach (var folder in folders) Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}

internal sealed class OpenLog(ServiceProvider provider, bool projected) : IAsyncDisposable
{
    public IEventLog Log { get; } = provider.GetRequiredService<IEventLog>();

    /// <summary>Returns how long the read models need to reach the head after the last write.</summary>
    public async Task<TimeSpan?> CatchUpAsync()
    {
        if (!projected) return null;
        var clock = Stopwatch.StartNew();
        await using var rows = await provider.GetRequiredService<IViews>().OpenAsync(["bench_orders"]);
        return clock.Elapsed;
    }

    public async ValueTask DisposeAsync()
    {
        if (projected) foreach (var service in provider.GetServices<IHostedService>().Reverse()) await service.StopAsync(default);
        await provider.DisposeAsync();
    }
}

