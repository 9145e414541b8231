using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Grains.Tests.Hosting;

namespace OrleansWarehouse.Grains.Tests.Stock;

public sealed class AvailabilityTests(WarehouseHost host)
{
    [Fact]
    public async Task A_position_names_one_state_also_while_many_reserve()
    {
        var (merchant, site) = await host.TradeAsync();
        var sku = await host.SkuAsync(merchant, "hot", (site, 1_000));

        var views = new List<AvailabilityView?>();
        var writes = Enumerable.Range(0, 500).Select(async i =>
        {
            await Task.Delay(i / 10);
            await sku.SetAsync(new(new OrderId(merchant, "web", $"{i}"), 1, 0, Some.Noon, 0, [new("1", 1, [site], null, [], [], [])]));
        });
        var written = Task.WhenAll(writes);
        while (!written.IsCompleted) views.Add(await sku.AvailabilityAsync());
        await written;
        var seen = views.Select(view => (view!.Position, view.Reserved)).Distinct().ToArray();

        Assert.True(seen.Length > 1);
        Assert.Equal(seen.Length, seen.Select(view => view.Position).Distinct().Count());
        Assert.Equal(seen.OrderBy(view => view.Position, StringComparer.Ordinal), seen.OrderBy(view => view.Reserved));
    }
}
