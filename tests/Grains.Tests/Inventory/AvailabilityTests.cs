using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inventory;
using OrleansWarehouse.Grains.Tests.Hosting;

namespace OrleansWarehouse.Grains.Tests.Inventory;

public sealed class AvailabilityTests(WarehouseHost host) : IClassFixture<WarehouseHost>
{
    [Fact]
    public async Task A_position_names_one_state_also_while_many_reserve()
    {
        var (merchant, site) = await host.TradeAsync();
        var sku = await host.SkuAsync(merchant, "hot", (site, 1_000));

        var reads = new List<Task<AvailabilityView?>>();
        var writes = new List<Task>();
        for (var i = 0; i < 500; i++)
        {
            var line = new ReserveLine("1", 1, [site], null);
            writes.Add(sku.ReserveAsync(new(new OrderId(merchant, "web", $"{i}"), 1, 0, Some.Noon, [line])));
            reads.Add(sku.AvailabilityAsync());
        }

        await Task.WhenAll(writes);
        var views = await Task.WhenAll(reads);
        var seen = views.Select(view => (view!.Position, view.Reserved)).Distinct().ToArray();

        Assert.True(seen.Length > 1);
        Assert.Equal(seen.Length, seen.Select(view => view.Position).Distinct().Count());
        Assert.Equal(seen.OrderBy(view => view.Position, StringComparer.Ordinal), seen.OrderBy(view => view.Reserved));
    }
}
