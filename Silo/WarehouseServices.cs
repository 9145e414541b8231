using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

using OrleansWarehouse.Grains;
using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Silo.Health;
using OrleansWarehouse.Storage;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Silo;

/// <summary>Puts the warehouse together: grains on Orleans, what they stand on, and what follows their log.</summary>
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

    /// <summary>Everything but Orleans.</summary>
    /// <param name="hostsGrains">Whether grains live in this process: what follows their log does so beside them.</param>
    internal static void AddWarehouse(this IServiceCollection services, IConfiguration configuration, bool hostsGrains) => services
        .AddEventSourcing()
        .AddSingleton<IReactionFailures, ReactionFailures>()
        .AddFeatures(hostsGrains)
        .AddStorage(configuration, follows: hostsGrains);
}
