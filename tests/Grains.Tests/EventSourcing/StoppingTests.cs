using Microsoft.Extensions.DependencyInjection;

using OrleansWarehouse.Grains.Interfaces.Inventory;
using OrleansWarehouse.Grains.Tests.Hosting;
using OrleansWarehouse.Storage.Log;

namespace OrleansWarehouse.Grains.Tests.EventSourcing;

/// <summary>Writes that it goes when it goes, as the last thing.</summary>
[Alias("tests.IFarewellGrain")]
public interface IFarewellGrain : IGrainWithStringKey
{
    [Alias("Greet")]
    Task GreetAsync();
}

public sealed class FarewellGrain(IEventLog log) : Grain, IFarewellGrain
{
    public Task GreetAsync() => Task.CompletedTask;

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        log.AppendAsync(new($"farewell:{this.GetPrimaryKeyString()}", 0, [new("gone", 1, "{}"u8.ToArray(), [], Some.Noon, "tests")]));
}

public sealed class StoppingTests(WarehouseHost host) : IClassFixture<WarehouseHost>
{
    [Fact]
    public async Task Grains_may_write_while_the_engine_stops()
    {
        await host.Grains.GetGrain<IFarewellGrain>("a").GreetAsync();

        await host.RestartAsync();

        Assert.Equal(1, (await host.Services.GetRequiredService<IEventLog>().ReadHeadAsync("farewell:a")).Version);
    }

    [Fact]
    public async Task What_was_answered_before_a_stop_is_there_after_it()
    {
        var (merchant, site) = await host.TradeAsync();
        var sku = await host.SkuAsync(merchant, "A", (site, 1));
        var moves = Enumerable.Range(0, 50).Select(i => sku.MoveAsync(
            new($"move-{i}", site, Some.Goods(new(merchant, "A"), 1), Bucket.Outside, Bucket.Available, StockReason.Found, []))).ToList();

        await Task.WhenAny(moves);
        await host.RestartAsync();

        var answered = moves.Count(move => move.IsCompletedSuccessfully);
        var stock = await host.Grains.GetGrain<ISkuGrain>($"{merchant}/A").AvailabilityAsync();
        Assert.InRange(answered, 1, 50);
        Assert.InRange(stock!.OnHand, 1 + answered, 51);
    }

    [Fact]
    public async Task Two_warehouses_run_in_one_process()
    {
        await using var other = new WarehouseHost();
        await other.InitializeAsync();
        var (merchant, site) = await host.TradeAsync();
        await host.SkuAsync(merchant, "A", (site, 1));

        Assert.Null(await other.Grains.GetGrain<ISkuGrain>($"{merchant}/A").GetAsync());
        Assert.NotNull(await host.Grains.GetGrain<ISkuGrain>($"{merchant}/A").GetAsync());
    }
}
