using System.Net;

using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;

using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Runtime.GrainDirectory;
using Orleans.Runtime.Placement;

namespace OrleansWarehouse.Silo.Local;

/// <summary>Configures a silo that is the whole cluster: no other silo joins it, and no client calls it from another process.</summary>
internal static class SingleSilo
{
    /// <summary>Part of the silo's address; nothing listens on it.</summary>
    private const int NominalPort = EndpointOptions.DEFAULT_SILO_PORT;

    /// <summary>Adds what a single silo needs, without ports and without a grain directory.</summary>
    public static void UseSingleSilo(this ISiloBuilder silo)
    {
        silo.UseLocalhostClustering(NominalPort, gatewayPort: 0);
        silo.Services.DisableListeners();
        silo.KeepAllGrainsHere();
    }

    /// <summary>Otherwise every new grain would be looked up, placed, registered and unregistered through the directory's queues and workers,
    /// although it can only be here. The silo's catalog ensures that there is one activation per grain.</summary>
    private static void KeepAllGrainsHere(this ISiloBuilder silo)
    {
        silo.Services.AddPlacementDirector<LocalPlacement, LocalPlacementDirector>();
        silo.Services.AddSingleton<PlacementStrategy, LocalPlacement>();
        silo.Services.AddSingleton<IGrainDirectoryCache, LocalDirectoryCache>();
        silo.Configure<GrainDirectoryOptions>(static directory => directory.CachingStrategy = GrainDirectoryOptions.CachingStrategyType.Custom);
    }

    /// <summary>Keeps Orleans from binding a port for other silos. There are none, and several servers can start on one machine at once.</summary>
    private static void DisableListeners(this IServiceCollection services)
    {
        var listeners = services.Where(static one => one.IsKeyedService && one.ServiceType == typeof(IConnectionListenerFactory)).ToList();
        if (listeners.Count == 0) throw new InvalidOperationException("This version of Orleans registers its listeners in an unexpected way.");
        foreach (var listener in listeners)
        {
            services.Remove(listener);
            services.AddKeyedSingleton<IConnectionListenerFactory, SilentListeners>(listener.ServiceKey);
        }
    }

    private sealed class SilentListeners : IConnectionListenerFactory
    {
        public ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult<IConnectionListener>(new SilentListener(endpoint));
    }

    private sealed class SilentListener(EndPoint endpoint) : IConnectionListener
    {
        private readonly TaskCompletionSource<ConnectionContext?> end = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public EndPoint EndPoint => endpoint;

        public ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default) => new(end.Task);

        public ValueTask UnbindAsync(CancellationToken cancellationToken = default)
        {
            end.TrySetResult(null);
            return ValueTask.CompletedTask;
        }

        public ValueTask DisposeAsync() => UnbindAsync();
    }
}
