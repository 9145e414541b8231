using Microsoft.Extensions.DependencyInjection;

using OrleansWarehouse.Grains.Interfaces.Products;
using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Grains.Tests.Hosting;

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

public sealed class StoppingTests
{
    [Fact]
    public async Task Grains_may_write_while_the_silo_stops()
    {
        await using var host = await WarehouseHost.StartAsync();
        await host.Grains.GetGrain<IFarewellGrain>("a").GreetAsync();

        await host.RestartAsync();

        Assert.Equal(1, (await host.Services.GetRequiredService<IEventLog>().ReadHeadAsync("farewell:a")).Version);
    }

    [Fact]
    public async Task What_was_answered_before_a_stop_is_there_after_it()
    {
        await using var host = await WarehouseHost.StartAsync();
        var (merchant, site) = await host.TradeAsync();
        var sku = await host.SkuAsync(merchant, "A", (site, 1));
        var moves = Enumerable.Range(0, 50).Select(i => sku.RecordReportAsync(Some.Report(new(merchant, "A"), site, 1))).ToList();

        await Task.WhenAny(moves);
        await host.RestartAsync();

        var answered = moves.Count(move => move.IsCompletedSuccessfully);
        var stock = await host.Grains.GetGrain<IStockGrain>($"{merchant}/A").AvailabilityAsync();
        Assert.InRange(answered, 1, 50);
        Assert.InRange(stock!.OnHand, 1 + answered, 51);
    }

    [Fact]
    public async Task Any_number_of_warehouses_start_at_once()
    {
        var hosts = await Task.WhenAll(Enumerable.Range(0, 4).Select(static _ => WarehouseHost.StartAsync()));
        var (merchant, site) = await hosts[0].TradeAsync();
        await hosts[0].SkuAsync(merchant, "A", (site, 1));

        Assert.NotNull(await hosts[0].Grains.GetGrain<IProductGrain>($"{merchant}/A").GetAsync());
        foreach (var other in hosts.Skip(1)) Assert.Null(await other.Grains.GetGrain<IProductGrain>($"{merchant}/A").GetAsync());
        foreach (var host in hosts) await host.DisposeAsync();
    }
}
