using Microsoft.Extensions.DependencyInjection;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Picking;
using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Grains.Locations;
using OrleansWarehouse.Grains.Tests.Hosting;
using OrleansWarehouse.Grains.Work;

namespace OrleansWarehouse.Grains.Tests.Locations;

public sealed class CountTaskTests(WarehouseHost host)
{
    private static readonly CountAbout About = new(Holder.At(new(new("S"), "A1")), new(new("m"), "s"), "L1", "Z");

    private CountTaskState state = CountTaskState.Initial;

    [Fact]
    public void A_doubt_asks_for_one_count_and_ends_with_it()
    {
        var offer = Assert.IsType<WorkOffered>(Hear(2)[^1]).Offer;
        Assert.Equal(("count", "A1", "Z", "m", "s", "L1", null), (offer.Kind, offer.From, offer.Zone, offer.Merchant, offer.Sku, offer.Lot, offer.Quantity));
        Assert.IsType<CountDoubtHeard>(Assert.Single(Hear(1)));
        Assert.IsType<CountDoubtHeard>(Assert.Single(Hear(-2)));
        Assert.True(state.Work.IsOpen);
        Assert.IsType<WorkClosed>(Hear(-1)[^1]);
        Assert.Equal((0L, About), (state.InDoubt, state.About));
    }

    [Fact]
    public void Who_has_counted_is_asked_no_more_until_there_is_a_new_doubt()
    {
        Hear(2);
        Assert.IsType<WorkClosed>(Assert.Single(Do(CountTask.HearCount(state))));
        Assert.Empty(Do(CountTask.HearCount(state)));

        Assert.IsType<WorkOffered>(Hear(1)[^1]);
        Assert.IsType<WorkClosed>(Hear(-3)[^1]);
    }

    [Fact]
    public void What_is_heard_in_another_order_asks_for_nothing()
    {
        Assert.Single(Hear(-2));
        Assert.Single(Hear(2));
        Assert.False(state.Work.IsOpen);
    }

    [Fact]
    public async Task Somebody_is_sent_to_count_what_a_picker_has_not_found()
    {
        var (merchant, site) = await host.TradeAsync();
        await host.SkuAsync(merchant, "MUG");
        await host.ShelfAsync(site, "P-1", new(new(merchant, "MUG")), 5);
        await host.PlacedAsync(Some.Order(new(merchant, "web", "1"), ("MUG", 5)));
        await host.PickAsync(site, (await host.WaveAsync(site)).Tasks[0].Task, 1, 3, "empty");
        var bob = host.Grains.GetGrain<IPickerGrain>(new PickerId(site, "bob").ToString());
        await bob.PutAsync(new("Bob", []));

        var work = (await bob.NextAsync(new([]))).Value!.Work!;
        Assert.Equal(("count", "P-1", "Z", "MUG", "bob"), (work.Kind, work.From, work.Zone, work.Sku, work.Picker));
        Assert.Equal(work.Id, (await bob.GetAsync())!.Task);

        var shelf = host.Grains.GetGrain<ILocationGrain>(new LocationId(site, "P-1").ToString());
        await shelf.OpenCountAsync(new("c", new(new(merchant, "MUG"), null), [new(new(new(merchant, "MUG")), 2)], host.Services.GetRequiredService<TimeProvider>().GetUtcNow()));
        await host.SettleAsync();

        Assert.Null((await bob.NextAsync(new([]))).Value!.Work);
        await shelf.AcceptCountAsync(new("c", []));
        await host.SettleAsync();
        Assert.Null((await bob.NextAsync(new([]))).Value!.Work);
    }

    private IReadOnlyList<WorkEvent> Hear(long quantity) => Do(CountTask.HearDoubt(state, About, quantity, Some.Noon));

    private IReadOnlyList<WorkEvent> Do(Decision<WorkEvent> decision)
    {
        foreach (var @event in decision.Events) state = CountTask.Evolve(state, @event, Some.Noon);
        return decision.Events;
    }
}
