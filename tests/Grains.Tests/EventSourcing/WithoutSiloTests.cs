using System.Collections.Immutable;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

using OrleansWarehouse.EventSourcing.Tests;
using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Fulfilments;
using OrleansWarehouse.Grains.Interfaces.Fulfilments;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Merchants;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Interfaces.Products;
using OrleansWarehouse.Grains.Interfaces.Sites;
using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Grains.Merchants;
using OrleansWarehouse.Grains.Orders;
using OrleansWarehouse.Grains.Products;
using OrleansWarehouse.Grains.Reference;
using OrleansWarehouse.Grains.Sites;
using OrleansWarehouse.Grains.Stock;
using OrleansWarehouse.Grains.Tests.Hosting;

namespace OrleansWarehouse.Grains.Tests.EventSourcing;

/// <summary>The product's own grains, processes and deadlines run where there is no silo: on one thread, on a log in memory, under a
/// clock that stands still.</summary>
public sealed class WithoutSiloTests : TimeProvider, ICommands, ISnapshotStore
{
    private readonly Dictionary<(Type Kind, string Key), object> grains = [];
    private readonly List<Type> asked = [];
    private readonly MemoryLog log = new();
    private DateTimeOffset now = Some.Noon;

    public string By { get; set; } = "tests";

    public long Cause { get; set; }

    private readonly Replicas replicas;

    private readonly LastKnown<SkuId, ImmutableArray<SiteQuantity>> lastKnown;

    public WithoutSiloTests()
    {
        replicas = new(log, [MerchantGrain.Replicated, SiteGrain.Replicated, ProductGrain.Replicated, Tenancies.TenancyGrain.Replicated]);
        lastKnown = new(log, this);
    }

    private AggregateServices Services => new(log, this, EventCodec.Types, replicas, this, this, NullLogger<AggregateServices>.Instance);

    private ReferenceData Reference => new(replicas);

    private Availability Availability => new(lastKnown, this);

    [Fact]
    public async Task An_order_is_placed_without_a_silo()
    {
        var order = await OpenAsync();

        var placed = await order.PlaceAsync(Some.Order(new(new("m"), "web", "1"), ("A", 2)));

        Assert.Equal(FulfilmentStatus.Released, Assert.Single(placed.Value!.Order.Fulfilments).Status);
        Assert.Equal(["orderPlaced", "orderReserved"], log.EventsOf("order:m/web:1").Select(stored => stored.Type));
        Assert.Empty(log.Due);
    }

    [Fact]
    public async Task A_placement_that_was_broken_off_is_carried_on_by_its_watchdog()
    {
        var order = await OpenAsync();
        log.Holds = true;
        var placing = order.PlaceAsync(Some.Order(new(new("m"), "web", "1"), ("A", 2)));
        log.Next();
        log.Holds = false;
        log.Next(AppendFate.Lost);
        await Assert.ThrowsAsync<WarehouseUnavailableException>(() => placing);
        Assert.Equal(("settling", now.AddSeconds(30)), Assert.Single(log.Due.Select(row => (row.Name, row.At))));

        await ReachAsync(now.AddSeconds(30));

        Assert.Equal(["orderPlaced", "orderReserved"], log.EventsOf("order:m/web:1").Select(stored => stored.Type));
        Assert.Empty(log.Due);
    }

    [Fact]
    public async Task An_order_that_waits_for_its_day_is_released_by_its_deadline()
    {
        var order = await OpenAsync();
        await order.PlaceAsync(Some.Order(new(new("m"), "web", "1"), ("A", 2)) with { ShipAfter = now.AddDays(1) });
        Assert.Equal("release", Assert.Single(log.Due).Name);
        Assert.Equal(FulfilmentStatus.Reserved, Assert.Single((await order.GetAsync())!.Fulfilments).Status);

        await ReachAsync(now.AddDays(1));

        Assert.Equal(FulfilmentStatus.Released, Assert.Single((await order.GetAsync())!.Fulfilments).Status);
        Assert.Empty(log.Due);
    }

    [Fact]
    public async Task Placing_an_order_asks_no_grain_for_reference_data()
    {
        var order = await OpenAsync();
        asked.Clear();

        Assert.True((await order.PlaceAsync(Some.Order(new(new("m"), "web", "1"), ("A", 2), ("A", 1)))).Accepted);

        // What is wanted, once, however many lines there are of the SKU.
        Assert.Equal([typeof(IStockGrain)], asked);
    }

    [Fact]
    public async Task Where_there_is_a_choice_of_sites_it_is_made_by_what_is_known_and_a_SKU_is_asked_once()
    {
        var order = await OpenAsync();
        await OpenSecondSiteAsync();
        asked.Clear();

        Assert.True((await order.PlaceAsync(Some.Order(new(new("m"), "web", "1"), ("A", 2), ("A", 1)))).Accepted);

        Assert.Equal([typeof(IStockGrain)], asked);
    }

    [Fact]
    public async Task A_SKU_of_which_nothing_is_known_is_asked_first_where_there_is_some_and_then_not_again()
    {
        await OpenAsync();
        await OpenSecondSiteAsync();
        var elsewhere = new Availability(new(log, this), this);
        var first = await HostAsync<IOrderGrain, OrderState, OrderEvent>("m/web:2", new OrderGrain(Services, Reference, elsewhere));
        var second = await HostAsync<IOrderGrain, OrderState, OrderEvent>("m/web:3", new OrderGrain(Services, Reference, elsewhere));
        asked.Clear();

        Assert.True((await first.PlaceAsync(Some.Order(new(new("m"), "web", "2"), ("A", 2), ("A", 1)))).Accepted);
        Assert.Equal([typeof(IStockGrain), typeof(IStockGrain)], asked);
        Assert.True((await second.PlaceAsync(Some.Order(new(new("m"), "web", "3"), ("A", 2)))).Accepted);

        Assert.Equal([typeof(IStockGrain), typeof(IStockGrain), typeof(IStockGrain)], asked);
    }

    [Fact]
    public async Task An_order_whose_site_was_chosen_by_stale_availability_is_promised_what_there_is()
    {
        var order = await OpenAsync();
        await OpenSecondSiteAsync();
        lastKnown.Tell(new(new("m"), "A"), [new(new("T"), 5)]);

        var placed = await order.PlaceAsync(Some.Order(new(new("m"), "web", "1"), ("A", 2)));

        var fulfilment = Assert.Single(placed.Value!.Order.Fulfilments);
        Assert.Equal(("S", FulfilmentStatus.Released), (fulfilment.Site, fulfilment.Status));
    }

    public override DateTimeOffset GetUtcNow() => now;

    public TAggregate To<TAggregate>(string key)
        where TAggregate : class
    {
        asked.Add(typeof(TAggregate));
        if (typeof(TAggregate) == typeof(IFulfilmentGrain) && !grains.ContainsKey((typeof(TAggregate), key))) Host(key, new FulfilmentGrain(Services, Reference));
        return (TAggregate)grains[(typeof(TAggregate), key)];
    }

    ValueTask<ReadOnlyMemory<byte>?> ISnapshotStore.ReadAsync(string stream, SnapshotName name, CancellationToken cancellationToken) =>
        new((ReadOnlyMemory<byte>?)null);

    Task ISnapshotStore.WriteAsync(string stream, SnapshotName name, ReadOnlyMemory<byte> data, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    /// <summary>A merchant with five things at a site; the order that is still to be placed.</summary>
    private async Task<IOrderGrain> OpenAsync()
    {
        await (await HostAsync<IMerchantGrain, MerchantState, MerchantEvent>("m", new MerchantGrain(Services))).PutAsync(new("M", "EUR"));
        await To<IMerchantGrain>("m").PutChannelAsync(new("web", "Shop", ChannelKind.Store));
        await (await HostAsync<ISiteGrain, SiteState, SiteEvent>("S", new SiteGrain(Services)))
            .PutAsync(new("S", SiteKind.Warehouse, "GB", "SW1", null, []));
        var sku = await HostAsync<IStockGrain, StockState, StockEvent>("m/A", new StockGrain(Services, Availability));
        await (await HostAsync<IProductGrain, ProductState, ProductEvent>("m/A", new ProductGrain(Services))).PutAsync(new(Some.Definition));
        await sku.RecordReportAsync(Some.Report(new(new("m"), "A"), new("S"), 5));
        return await HostAsync<IOrderGrain, OrderState, OrderEvent>("m/web:1", new OrderGrain(Services, Reference, Availability));
    }

    /// <summary>A fulfilment has begun with its order. The log answers at once.</summary>
    private void Host(string key, FulfilmentGrain fulfilment)
    {
        Assert.True(fulfilment.LoadAsync(key).IsCompletedSuccessfully);
        grains.Add((typeof(IFulfilmentGrain), key), fulfilment);
    }

    private async Task OpenSecondSiteAsync() => await (await HostAsync<ISiteGrain, SiteState, SiteEvent>("T", new SiteGrain(Services)))
        .PutAsync(new("T", SiteKind.Warehouse, "GB", "SW1", null, []));

    private async Task<TGrain> HostAsync<TGrain, TState, TEvent>(string key, AggregateGrain<TState, TEvent> grain)
        where TGrain : class
        where TState : class
        where TEvent : class
    {
        await grain.LoadAsync(key);
        grains.Add((typeof(TGrain), key), grain);
        return To<TGrain>(key);
    }

    /// <summary>Comes to a time, and does what is due then as the product says.</summary>
    private async Task ReachAsync(DateTimeOffset time)
    {
        now = time;
        var services = new ServiceCollection();
        new OrdersFeature().AddTo(services);
        var deadlines = services.Select(service => service.ImplementationInstance).OfType<Deadline>();
        var dispatch = new DeadlineDispatch(this, deadlines);
        foreach (var row in await log.ReadDueAsync(now, 10, TestContext.Current.CancellationToken))
            await dispatch.HandleAsync(row, TestContext.Current.CancellationToken);
    }
}
