using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

using OrleansWarehouse.Grains;
using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Silo.Health;
using OrleansWarehouse.Storage;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Silo;

/// <summary>Adds the whole warehouse: grains on Orleans, their storage, and the followers of their log.</summary>
public static class WarehouseServices
{
    public static IHostApplicationBuilder AddWarehouse(this IHostApplicationBuilder builder)
    {
        var hostsGrains = builder.AddOrleans();
        builder.Services.AddWarehouse(builder.Configuration, hostsGrains);
        builder.Services.AddReadiness();
        builder.AddTelemetry();
        return builder;
    }

    /// <summary>Adds everything but Orleans.</summary>
    /// <param name="hostsGrains">Whether this process hosts grains; if so, it also runs the followers of the log.</param>
    internal static void AddWarehouse(this IServiceCollection services, IConfiguration configuration, bool hostsGrains) => services
        .AddEventSourcing()
        .AddSingleton<IReactionFailures, ReactionFailures>()
        .AddFeatures(hostsGrains)
        .AddStorage(configuration, follows: hostsGrains);
}
