using Microsoft.Extensions.DependencyInjection;

using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Tests.Hosting;

namespace OrleansWarehouse.Grains.Tests.EventSourcing;

public sealed class RequestByTests(WarehouseHost host)
{
    [Fact]
    public async Task What_an_order_sets_going_is_done_in_the_name_of_who_cancels_it()
    {
        var (merchant, site) = await host.TradeAsync();
        await host.SkuAsync(merchant, "A", (site, 5));
        var order = await host.PlacedAsync(Some.Order(new(merchant, "web", "1"), ("A", 2)));

        RequestBy.Current = "ada";
        await host.Grains.GetGrain<IOrderGrain>($"{merchant}/{order.Id}").CancelAsync(new("changed mind", [], null));
        await host.SettleAsync();

        Assert.Equal("ada", await LastByAsync($"sku:{merchant}/A"));
    }

    [Fact]
    public async Task What_a_SKU_sets_going_is_done_in_the_name_of_who_brings_the_stock()
    {
        var (merchant, site) = await host.TradeAsync();
        await host.SkuAsync(merchant, "A");
        var order = await host.PlacedAsync(Some.Order(new(merchant, "web", "1"), ("A", 2)));

        RequestBy.Current = "bob";
        await host.StockAsync(new(merchant, "A"), site, 5);
        await host.SettleAsync();

        Assert.Equal("bob", await LastByAsync($"order:{merchant}/{order.Id}"));
    }

    private async Task<string> LastByAsync(string stream)
    {
        var last = "";
        await foreach (var stored in host.Services.GetRequiredService<IEventLog>().ReadStreamAsync(stream, 0)) last = stored.By;
        return last;
    }
}
