using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

using Orleans.Configuration;
using Orleans.Hosting;

using OrleansWarehouse.Grains.Ops.Activity;

namespace OrleansWarehouse.Silo;

/// <summary>The grains run in this process, on the embedded engine.</summary>
public static class GrainEngine
{
    /// <returns>Whether grains live in this process: here always.</returns>
    internal static bool AddGrainEngine(this IHostApplicationBuilder builder)
    {
        builder.UseOrleans(silo => silo
            .Configure<GrainCollectionOptions>(options =>
            {
                options.CollectionQuantum = TimeSpan.FromSeconds(10);
                options.CollectionAge = TimeSpan.FromMinutes(2);
            }));
        builder.Services.AddSingleton<IPopulation, Population>();
        builder.Services.AddSingleton(new EngineFacts("embedded", Dashboard: null));
        return true;
    }

    /// <summary>Nothing: this engine has no dashboard of its own.</summary>
    public static IEndpointConventionBuilder? MapDashboard(this IEndpointRouteBuilder routes) => null;
}
