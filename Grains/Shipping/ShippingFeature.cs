using Microsoft.Extensions.DependencyInjection;

using OrleansWarehouse.Grains.Interfaces.Shipping;
using OrleansWarehouse.Storage;

namespace OrleansWarehouse.Grains.Shipping;

public static class ShippingServices
{
    public static IServiceCollection AddShipping(this IServiceCollection services)
    {
        services.AddOptions<ShippingOptions>()
            .BindConfiguration(ShippingOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        return services
            .AddProjection<ShipmentProjection>()
            .AddReactor<ShipmentReactor>()
            .AddWatchdog(ShipmentGrain.Definition, static (IShipmentGrain shipment) => shipment.ResumeAsync())
            .AddWatchdog(ManifestGrain.Definition, static (IManifestGrain manifest) => manifest.ResumeAsync())
            .AddSingleton<ParcelNumbers>()
            .AddSingleton<CartonProposals>()
            .AddSingleton<PackRequest>()
            .AddSingleton<ShipmentQueries>();
    }
}
