using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Api.Buyers;
using OrleansWarehouse.Api.Events;
using OrleansWarehouse.Api.Export;
using OrleansWarehouse.Api.Import;
using OrleansWarehouse.Api.Inbound;
using OrleansWarehouse.Api.Incidents;
using OrleansWarehouse.Api.Inventory;
using OrleansWarehouse.Api.Labor;
using OrleansWarehouse.Api.Locations;
using OrleansWarehouse.Api.Merchants;
using OrleansWarehouse.Api.Ops;
using OrleansWarehouse.Api.Orders;
using OrleansWarehouse.Api.Picking;
using OrleansWarehouse.Api.Reports;
using OrleansWarehouse.Api.Shipping;
using OrleansWarehouse.Api.Sites;

namespace OrleansWarehouse.Api;

/// <summary>Every route of the API.</summary>
internal static class Routes
{
    public static void MapWarehouse(this WebApplication app)
    {
        var api = app.MapGroup("/api/v1");
        ListExport.AddTo(api);
        api.MapSession();
        api.MapUsers();
        api.MapKeys();
        api.MapMerchants();
        api.MapMerchantLists();
        api.MapSites();
        api.MapSiteLists();
        api.MapSkus();
        api.MapLocations();
        api.MapFloor();
        api.MapAvailability();
        api.MapMerchantStock();
        api.MapMovements();
        api.MapOrders();
        api.MapOrderLists();
        api.MapEvents();
        api.MapInbound();
        api.MapInboundNotes();
        api.MapPutAways();
        api.MapInboundLists();
        api.MapStock();
        api.MapStockList();
        api.MapCounts();
        api.MapLookup();
        api.MapIncidents();
        api.MapPicking();
        api.MapExceptions();
        api.MapOverview();
        api.MapPickingLists();
        api.MapPacking();
        api.MapBench();
        api.MapShipments();
        api.MapShipmentLists();
        api.MapTracking();
        api.MapImport();
        api.MapReports();
        api.MapMerchantOverview();
        api.MapSetAsides();
    }
}
