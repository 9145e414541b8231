using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

using Orleans.Configuration;
using Orleans.Dashboard;
using Orleans.Hosting;

using OrleansWarehouse.Grains.Ops.Activity;
using OrleansWarehouse.Silo.Cluster;

namespace OrleansWarehouse.Silo;

/// <summary>The grains run on Microsoft.Orleans: in this process, which is a cluster of its own or joins one, or in others.</summary>
public static class GrainEngine
{
    private const string DashboardPath = "/dashboard";

    /// <returns>Whether grains live in this process.</returns>
    internal static bool AddGrainEngine(this IHostApplicationBuilder builder)
    {
        var settings = ClusterSettings.Read(builder.Configuration);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(new EngineFacts("orleans", settings.Dashboard ? DashboardPath : null));
        if (settings.Mode is ClusterMode.Client)
        {
            builder.UseOrleansClient(client => client.Join(settings));
            return false;
        }

        builder.UseOrleans(silo =>
        {
            silo.AddWarehouse();
            if (settings.Dashboard) silo.AddDashboard();
            if (settings.Mode is ClusterMode.Silo) silo.Join(settings);
            else silo.StayAlone(settings);
        });
        return true;
    }

    /// <summary>The dashboard of Microsoft.Orleans; nothing where it is switched off.</summary>
    public static IEndpointConventionBuilder? MapDashboard(this IEndpointRouteBuilder routes) =>
        routes.ServiceProvider.GetRequiredService<ClusterSettings>().Dashboard ? routes.MapOrleansDashboard(DashboardPath) : null;

    /// <summary>What every silo has, however it finds the others.</summary>
    internal static void AddWarehouse(this ISiloBuilder silo)
    {
        silo.Configure<GrainCollectionOptions>(static options =>
        {
            options.CollectionQuantum = TimeSpan.FromSeconds(10);
            options.CollectionAge = TimeSpan.FromMinutes(2);
        });
        silo.AddIncomingGrainCallFilter<CarriedFailures>();
        silo.Services.AddSingleton<IPopulation, Population>();
    }
}
