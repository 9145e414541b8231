using OrleansWarehouse.Cluster.Tests.Flows;
using OrleansWarehouse.Cluster.Tests.Hosting;

namespace OrleansWarehouse.Cluster.Tests.Losses;

public sealed class KilledSiloTests
{
    [Fact]
    public async Task What_was_answered_is_there_once_when_a_silo_dies_under_load_and_all_goes_on()
    {
        const int Stock = 500;
        await using var cluster = await RunningCluster.StartAsync();
        var floor = await Flow.StockedAsync(cluster.Api, Stock);
        var writers = new Writers(floor);

        var writing = writers.WriteAsync(writers: 8, rounds: 15);
        while (writers.Answered < 40) await Task.Delay(10, TestContext.Current.CancellationToken);
        var answeredBefore = writers.Answered;
        await cluster.Silos.KillAsync(1);
        await writing;

        Assert.InRange(answeredBefore, 40, 200);
        Assert.Equal((120, 120), (writers.Adjusted, writers.Orders.Count));
        await Flow.CleanAsync(cluster.Api);
        var stock = await floor.AvailabilityAsync();
        Assert.Equal(Stock + writers.Adjusted, stock.GetProperty("onHand").GetInt64());
        Assert.Equal(writers.Orders.Count, stock.GetProperty("reserved").GetInt64());
        foreach (var number in writers.Orders) Assert.Equal(number, (await floor.OrderAsync(number)).GetProperty("number").GetString());
        Assert.Equal("shipped", (await Flow.DockToDoorAsync(cluster.Api)).GetProperty("status").GetString());
    }
}
