using OrleansWarehouse.Cluster.Tests.Hosting;

namespace OrleansWarehouse.Cluster.Tests.Flows;

public sealed class FlowTests(RunningCluster cluster)
{
    [Fact]
    public async Task An_order_goes_from_dock_to_door_over_grains_of_both_silos()
    {
        var order = await Flow.DockToDoorAsync(cluster.Api);

        Assert.Equal("shipped", order.GetProperty("status").GetString());
        await Flow.CleanAsync(cluster.Api);
        var ours = (await cluster.Silos.GrainsInMemoryAsync())
            .Where(static grain => grain.GrainType.StartsWith("OrleansWarehouse.Grains.", StringComparison.Ordinal))
            .GroupBy(static grain => grain.SiloAddress)
            .ToList();
        Assert.Equal(2, ours.Count);
        Assert.All(ours, static silo => Assert.True(silo.Count() > 3));
    }

    /// <summary>Every write succeeds: none is "unavailable" because grains are activated and deactivated.</summary>
    [Fact]
    public async Task Many_sites_at_work_at_once_are_all_served()
    {
        var orders = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Flow.DockToDoorAsync(cluster.Api))));

        Assert.All(orders, static order => Assert.Equal("shipped", order.GetProperty("status").GetString()));
        await Flow.CleanAsync(cluster.Api);
    }
}
