using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

using OrleansWarehouse.Silo;

[assembly: AssemblyFixture(typeof(OrleansWarehouse.Platform.Tests.Hosting.PlatformHost))]

namespace OrleansWarehouse.Platform.Tests.Hosting;

/// <summary>Orleans with the product's default configuration, without the rest of the product.</summary>
public sealed class PlatformHost : IAsyncLifetime
{
    private readonly IHost host = Build();

    private IGrainFactory Grains => host.Services.GetRequiredService<IGrainFactory>();

    internal IServiceProvider Services => host.Services;

    /// <summary>Returns a grain that no other test uses.</summary>
    public T Grain<T>() where T : IGrainWithStringKey => Grain<T>(Signal.NewName());

    public T Grain<T>(string key) where T : IGrainWithStringKey => Grains.GetGrain<T>(key);

    public async ValueTask InitializeAsync() => await host.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }

    private static IHost Build()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Logging.ClearProviders();
        builder.AddOrleans();
        return builder.Build();
    }
}
