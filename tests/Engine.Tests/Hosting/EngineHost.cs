using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Hosting;

namespace OrleansWarehouse.Engine.Tests;

/// <summary>A silo of the engine that is built for, with a client in the same process.</summary>
public sealed partial class EngineHost(IHost host) : IAsyncDisposable
{
    public const string StreamProvider = "streams";

    public IServiceProvider Services => host.Services;

    public IClusterClient Client => host.Services.GetRequiredService<IClusterClient>();

    public static async Task<EngineHost> StartAsync(Action<ISiloBuilder>? configure = null)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.UseOrleans(silo =>
        {
            Cluster(silo);
            silo.AddMemoryGrainStorageAsDefault();
            silo.AddMemoryGrainStorage("PubSubStore");
            silo.AddMemoryStreams(StreamProvider);
            configure?.Invoke(silo);
        });
        var host = builder.Build();
        await host.StartAsync();
        return new EngineHost(host);
    }

    public Task StopAsync() => host.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }

    private static partial void Cluster(ISiloBuilder silo);
}

/// <summary>One host for all tests that need nothing of their own.</summary>
public sealed class SharedHost : IAsyncLifetime
{
    private EngineHost? _host;

    public IClusterClient Client => _host!.Client;

    public async ValueTask InitializeAsync() => _host = await EngineHost.StartAsync();

    public ValueTask DisposeAsync() => _host!.DisposeAsync();

    public T Grain<T>() where T : IGrainWithStringKey => Client.GetGrain<T>(Guid.NewGuid().ToString("N"));
}
