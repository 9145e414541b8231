using Microsoft.Extensions.DependencyInjection;

using OrleansWarehouse.Grains.EventSourcing;
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
            .AddResumable("shipment", static (grains, key) => grains.GetGrain<IShipmentGrain>(key).ResumeAsync())
            .AddResumable("manifest", static (grains, key) => grains.GetGrain<IManifestGrain>(key).ResumeAsync())
            .AddSingleton<ICarrier, SimulatedCarrier>()
            .AddSingleton<Carriers>()
            .AddSingleton<ParcelNumbers>()
            .AddSingleton<PackRequest>()
            .AddSingleton<ShipmentQueries>();
    }
}
