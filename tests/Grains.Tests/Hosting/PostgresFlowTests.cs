using Microsoft.Extensions.DependencyInjection;

using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Ops;
using OrleansWarehouse.Grains.Shipping;
using OrleansWarehouse.Tests.Postgres;

namespace OrleansWarehouse.Grains.Tests.Hosting;

/// <summary>The other tests run over files; what all of them ask of a database is asked of PostgreSQL here.</summary>
public sealed class PostgresFlowTests
{
    [Fact]
    public async Task From_the_shelf_to_the_truck_over_PostgreSQL()
    {
        await using var host = await WarehouseHost.StartAsync(await TestDatabase.NewSchemaAsync());
        var (merchant, site) = await host.TradeAsync();
        await host.SkuAsync(merchant, "A");
        await host.ShelfAsync(site, "A1", new(new(merchant, "A")), 5);
        await host.PlacedAsync(Some.Order(new(merchant, "web", "1"), ("A", 3)));

        await host.PickAllAsync(site, Assert.Single((await host.WaveAsync(site)).Tasks));
        var shipment = await host.PackAsync(site, await host.OrderAsync(new(merchant, "web", "1")));
        var parcels = await host.Services.GetRequiredService<ShipmentQueries>().ParcelsAsync(
            [.. shipment.Parcels.Select(parcel => parcel.Sscc)], TestContext.Current.CancellationToken);
        await host.HandOverAsync(site, shipment);

        Assert.Equal(shipment.Parcels.Length, parcels.Count);
        Assert.Equal(OrderStatus.Shipped, (await host.OrderAsync(new(merchant, "web", "1"))).Status);
        await host.CleanAsync(merchant);
    }
}
