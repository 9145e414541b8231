using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

using Orleans.Configuration;
using Orleans.Hosting;

using OrleansWarehouse.Silo.Cluster;
using OrleansWarehouse.Silo.Dashboard;
using OrleansWarehouse.Silo.Local;

namespace OrleansWarehouse.Silo;

/// <summary>Microsoft Orleans in this process: a silo that is alone, one of a cluster, or a client of one.</summary>
internal static class OrleansHosting
{
    /// <summary>How long a grain that nobody calls stays in memory.</summary>
    private static readonly TimeSpan IdleAge = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan CollectionPace = TimeSpan.FromSeconds(10);

    /// <summary>How often a call may find that the activation that it waited for has ended, and go on to the next one. Orleans
    /// would give up after two: calls of a grain that often ends at once, as an order that is looked at before it is placed, would
    /// fail by chance. Whatever else goes round in circles is ended by its timeout.</summary>
    private const int MostForwards = 64;

    /// <returns>Whether grains live in this process.</returns>
    /// <exception cref="InvalidOperationException">A setting of the cluster is missing or out of range.</exception>
    public static bool AddOrleans(this IHostApplicationBuilder builder)
    {
        var settings = ClusterSettings.Read(builder.Configuration);
        builder.Services.AddSingleton(settings);
        if (settings.Mode is ClusterMode.Client)
        {
            builder.UseOrleansClient(client =>
            {
                client.Services.RememberInterfaces();
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
                silo.StayAlone();
                silo.AddDashboardOnDemand();
            }
        });
        return true;
    }

    /// <summary>What every silo has, however it finds the others.</summary>
    internal static void AddWarehouse(this ISiloBuilder silo)
    {
        silo.Services.RememberInterfaces();
        silo.Configure<GrainCollectionOptions>(static options =>
        {
            options.CollectionQuantum = CollectionPace;
            options.CollectionAge = IdleAge;
        });
        silo.Configure<SiloMessagingOptions>(static options => options.MaxForwardCount = MostForwards);
    }
}
