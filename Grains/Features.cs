using Microsoft.Extensions.DependencyInjection;

using OrleansWarehouse.Grains.Access;
using OrleansWarehouse.Grains.Buyers;
using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Fulfilments;
using OrleansWarehouse.Grains.Inbound;
using OrleansWarehouse.Grains.Incidents;
using OrleansWarehouse.Grains.Labor;
using OrleansWarehouse.Grains.Locations;
using OrleansWarehouse.Grains.Merchants;
using OrleansWarehouse.Grains.Ops;
using OrleansWarehouse.Grains.Orders;
using OrleansWarehouse.Grains.Picking;
using OrleansWarehouse.Grains.Products;
using OrleansWarehouse.Grains.Reports;
using OrleansWarehouse.Grains.Shipping;
using OrleansWarehouse.Grains.Sites;
using OrleansWarehouse.Grains.Slotting;
using OrleansWarehouse.Grains.Stock;
using OrleansWarehouse.Grains.Tenancies;
using OrleansWarehouse.Grains.Transport;
using OrleansWarehouse.Grains.Work;

namespace OrleansWarehouse.Grains;

/// <summary>Every feature of the warehouse. Their order is that in which their reactors are told of an event, and of nothing else.</summary>
public static class Features
{
    internal static IReadOnlyList<IFeature> All { get; } =
    [
        new AccessFeature(),
        new MerchantsFeature(),
        new SitesFeature(),
        new TenanciesFeature(),
        new ProductsFeature(),
        new StockFeature(),
        new FulfilmentsFeature(),
        new OrdersFeature(),
        new WorkFeature(),
        new InboundFeature(),
        new LocationsFeature(),
        new SlottingFeature(),
        new PickingFeature(),
        new IncidentsFeature(),
        new LaborFeature(),
        new TransportFeature(),
        new ShippingFeature(),
        new BuyersFeature(),
        new ReportsFeature(),
        new OpsFeature(),
    ];

    /// <param name="hostsGrains">Whether grains live in this process.</param>
    public static IServiceCollection AddFeatures(this IServiceCollection services, bool hostsGrains)
    {
        foreach (var feature in All)
        {
            feature.AddTo(services);
            if (hostsGrains) feature.AddBesideGrains(services);
        }

        return services;
    }
}
