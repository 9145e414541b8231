using Microsoft.Extensions.DependencyInjection;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Shipping;
using OrleansWarehouse.Storage;

namespace OrleansWarehouse.Grains.Shipping;

internal sealed class ShippingFeature : IFeature
{
    public void AddTo(IServiceCollection services)
    {
        services.AddOptions<ShippingOptions>()
            .BindConfiguration(ShippingOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services
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
