using Microsoft.Extensions.DependencyInjection;

using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Tests.Hosting;
using OrleansWarehouse.Storage.Log;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Tests.EventSourcing;

public sealed class RequestCauseTests(WarehouseHost host)
{
    [Fact]
    public async Task What_follows_bears_the_cause_and_has_happened_when_the_cause_is_over()
    {
        var (merchant, site) = await host.TradeAsync();
        await host.SkuAsync(merchant, "A");
        var order = await host.PlacedAsync(Some.Order(new(merchant, "web", "1"), ("A", 2)));
        await host.SettleAsync();

        var cause = RequestCause.Begin();
        await host.StockAsync(new(merchant, "A"), site, 5);

        Assert.True(await host.Services.GetRequiredService<IReactions>().WaitForCauseAsync(cause, TimeSpan.FromSeconds(20)));
        Assert.Equal(cause, await LastCauseAsync($"order:{merchant}/{order.Id}"));
    }

    private async Task<long> LastCauseAsync(string stream)
    {
        var last = 0L;
        await foreach (var stored in host.Services.GetRequiredService<IEventLog>().ReadStreamAsync(stream, 0)) last = stored.Cause;
        return last;
    }
}
