using System.Net;

using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;

using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Runtime.GrainDirectory;
using Orleans.Runtime.Placement;

namespace OrleansWarehouse.Silo.Local;

/// <summary>A silo that is a cluster of its own: no other one joins it and no client calls it from another process.</summary>
internal static class StayingAlone
{
    /// <summary>Part of the silo's name for itself; nobody listens there.</summary>
    private const int NominalPort = EndpointOptions.DEFAULT_SILO_PORT;

    /// <summary>Adds what a silo without others needs, and leaves out what it does not: ports and a directory of grains.</summary>
    public static void StayAlone(this ISiloBuilder silo)
    {
        silo.UseLocalhostClustering(NominalPort, gatewayPort: 0);
        silo.Services.ListenNowhere();
        silo.KeepAllGrainsHere();
    }

    /// <summary>Without this every new grain is looked up, placed, registered and unregistered, by queues and workers of the directory,
    /// to find out what is known beforehand: that it is here. One activation per grain is what the catalog of a silo sees to.</summary>
    private static void KeepAllGrainsHere(this ISiloBuilder silo)
    {
        silo.Services.AddPlacementDirector<HerePlacement, HerePlacementDirector>();
        silo.Services.AddSingleton<PlacementStrategy, HerePlacement>();
        silo.Services.AddSingleton<IGrainDirectoryCache, HereDirectoryCache>();
        silo.Configure<GrainDirectoryOptions>(static directory => directory.CachingStrategy = GrainDirectoryOptions.CachingStrategyType.Custom);
    }

    /// <summary>Orleans would bind a port for other silos. There are none; and so any number of servers start on one machine at once.</summary>
    private static void ListenNowhere(this IServiceCollection services)
    {
        var listeners = services.Where(static one => one.IsKeyedService && one.ServiceType == typeof(IConnectionListenerFactory)).ToList();
        if (listeners.Count == 0) throw new InvalidOperationException("Orleans registers its listeners in another way than this expects.");
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
