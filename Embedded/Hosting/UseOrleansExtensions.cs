using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans;
using Orleans.Configuration;
using Orleans.Engine;
using Orleans.Hosting;

namespace Microsoft.Extensions.Hosting;

/// <summary>Adds a silo, and a client of it, to a host.</summary>
public static class OrleansSiloGenericHostExtensions
{
    public static IHostApplicationBuilder UseOrleans(this IHostApplicationBuilder hostAppBuilder, Action<ISiloBuilder> configureDelegate)
    {
        configureDelegate(Add(hostAppBuilder.Services, hostAppBuilder.Configuration));
        return hostAppBuilder;
    }

    public static HostApplicationBuilder UseOrleans(this HostApplicationBuilder hostAppBuilder, Action<ISiloBuilder> configureDelegate)
    {
        configureDelegate(Add(hostAppBuilder.Services, hostAppBuilder.Configuration));
        return hostAppBuilder;
    }

    public static IHostBuilder UseOrleans(this IHostBuilder hostBuilder, Action<ISiloBuilder> configureDelegate) =>
        hostBuilder.UseOrleans((_, builder) => configureDelegate(builder));

    public static IHostBuilder UseOrleans(this IHostBuilder hostBuilder, Action<HostBuilderContext, ISiloBuilder> configureDelegate) =>
        hostBuilder.ConfigureServices((context, services) => configureDelegate(context, Add(services, context.Configuration)));

    public static IServiceCollection AddOrleans(this IServiceCollection services, Action<ISiloBuilder> configureDelegate)
    {
        configureDelegate(Add(services, new ConfigurationBuilder().Build()));
        return services;
    }

    private static SiloBuilder Add(IServiceCollection services, IConfiguration configuration)
    {
        if (services.All(static service => service.ServiceType != typeof(Silo)))
        {
            services.AddLogging();
            services.TryAddSingleton(TimeProvider.System);
            services.AddOptions<GrainCollectionOptions>().Validate(
                static options => options.CollectionQuantum > TimeSpan.Zero && options.CollectionAge > options.CollectionQuantum,
                "CollectionAge must be more than CollectionQuantum, and that more than nothing.");
            services.AddSingleton<Silo>();
            services.AddSingleton<IClusterClient, ClusterClient>();
            services.AddSingleton<IGrainFactory>(static provider => provider.GetRequiredService<IClusterClient>());
            services.AddHostedService<SiloHost>();
        }

        return new SiloBuilder(services, configuration);
    }

    private sealed record SiloBuilder(IServiceCollection Services, IConfiguration Configuration) : ISiloBuilder;
}
