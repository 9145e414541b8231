using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Api.Bulk;
using OrleansWarehouse.Api.Buyers;
using OrleansWarehouse.Api.Demo;
using OrleansWarehouse.Api.Events;
using OrleansWarehouse.Api.Export;
using OrleansWarehouse.Api.Hosting;
using OrleansWarehouse.Api.Idempotency;
using OrleansWarehouse.Api.Import;
using OrleansWarehouse.Api.Inbound;
using OrleansWarehouse.Api.Incidents;
using OrleansWarehouse.Api.Labor;
using OrleansWarehouse.Api.Live;
using OrleansWarehouse.Api.Locations;
using OrleansWarehouse.Api.Merchants;
using OrleansWarehouse.Api.Ops;
using OrleansWarehouse.Api.Orders;
using OrleansWarehouse.Api.People;
using OrleansWarehouse.Api.Picking;
using OrleansWarehouse.Api.Products;
using OrleansWarehouse.Api.Reports;
using OrleansWarehouse.Api.Shipping;
using OrleansWarehouse.Api.Sites;
using OrleansWarehouse.Api.Stock;
using OrleansWarehouse.Api.Tenancies;
using OrleansWarehouse.Api.Work;

namespace OrleansWarehouse.Api;

/// <summary>Every feature of the API. Their order determines only the order of the OpenAPI description.</summary>
internal static class Features
{
    /// <param name="args">The command line, which says whether this is a demo.</param>
    public static IReadOnlyList<IFeature> Of(string[] args) =>
    [
        new IdempotencyFeature(),
        new BulkFeature(),
        new ExportFeature(),
        new AccessFeature(),
        new MerchantsFeature(),
        new SitesFeature(),
        new TenanciesFeature(),
        new ProductsFeature(),
        new StockFeature(),
        new LocationsFeature(),
        new PeopleFeature(),
        new OrdersFeature(),
        new EventsFeature(),
        new InboundFeature(),
        new IncidentsFeature(),
        new PickingFeature(),
        new WorkFeature(),
        new LaborFeature(),
        new ShippingFeature(),
        new BuyersFeature(),
        new ImportFeature(),
        new ReportsFeature(),
        new OpsFeature(),
        new LiveFeature(),
        new DemoFeature(args),
    ];

    public static void AddFeatures(this WebApplicationBuilder builder, IReadOnlyList<IFeature> features)
    {
        foreach (var feature in features) feature.AddTo(builder.Services);
    }

    /// <summary>Maps the features' routes below <c>/api/v1</c>.</summary>
    public static void MapApi(this WebApplication app, IReadOnlyList<IFeature> features)
    {
        var api = app.MapGroup("/api/v1");
        foreach (var feature in features) feature.Map(api);
    }

    /// <summary>Maps the features' routes outside of <c>/api/v1</c>.</summary>
    public static void MapBesideApi(this WebApplication app, IReadOnlyList<IFeature> features)
    {
        foreach (var feature in features) feature.MapBeside(app);
    }
}
