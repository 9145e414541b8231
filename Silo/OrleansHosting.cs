using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

using Orleans.Configuration;
using Orleans.Hosting;

using OrleansWarehouse.Silo.Cluster;
using OrleansWarehouse.Silo.Dashboard;
using OrleansWarehouse.Silo.Local;

namespace OrleansWarehouse.Silo;

/// <summary>Adds Microsoft Orleans to this process: a single silo, a silo of a cluster, or a client of a cluster.</summary>
internal static class OrleansHosting
{
    /// <summary>How long a grain stays in memory without a call.</summary>
    private static readonly TimeSpan IdleAge = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan CollectionPace = TimeSpan.FromSeconds(10);

    /// <summary>How often a call may be forwarded because the activation that it waited for has deactivated. Orleans' default of two would
    /// make calls fail by chance for a grain that often deactivates at once, such as an order that is read before it is placed. Real cycles
    /// end by their timeout.</summary>
    private const int MaxForwards = 64;

    /// <returns>Whether this process hosts grains.</returns>
    /// <exception cref="InvalidOperationException">A setting of the cluster is missing or out of range.</exception>
    public static bool AddOrleans(this IHostApplicationBuilder builder)
    {
        var settings = ClusterSettings.Read(builder.Configuration);
        builder.Services.AddSingleton(settings);
        if (settings.Mode is ClusterMode.Client)
        {
            builder.UseOrleansClient(client =>
            {
                client.Services.AddGrainInterfaceCache();
                client.Join(settings);
            });
            return false;
        }

        builder.UseOrleans(silo =>
        {
            silo.AddWarehouse();
            if (settings.Mode is ClusterMode.Silo) silo.Join(settings);
            else
            {
                silo.UseSingleSilo();
                silo.AddDashboardOnDemand();
            }
        });
        return true;
    }

    /// <summary>Configures what every silo has, in each cluster mode.</summary>
    internal static void AddWarehouse(this ISiloBuilder silo)
    {
        silo.Services.AddGrainInterfaceCache();
        silo.Configure<GrainCollectionOptions>(static options =>
        {
            options.CollectionQuantum = CollectionPace;
            options.CollectionAge = IdleAge;
        });
        silo.Configure<SiloMessagingOptions>(static options => options.MaxForwardCount = MaxForwards);
    }
}
