using System.Collections.Immutable;

using Microsoft.Extensions.Logging.Abstractions;

using OrleansWarehouse.EventSourcing.Tests;
using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Fulfilments;
using OrleansWarehouse.Grains.Interfaces.Fulfilments;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Merchants;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Interfaces.Outcomes;
using OrleansWarehouse.Grains.Interfaces.Sites;
using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Grains.Merchants;
using OrleansWarehouse.Grains.Orders;
using OrleansWarehouse.Grains.Products;
using OrleansWarehouse.Grains.Reference;
using OrleansWarehouse.Grains.Sites;
using OrleansWarehouse.Grains.Stock;
using OrleansWarehouse.Grains.Tests.Hosting;

namespace OrleansWarehouse.Grains.Tests.Orders;

/// <summary>An order and its fulfilments on a log in memory, beside a SKU that promises what a test says.</summary>
internal sealed class OrderDesk : TimeProvider, ICommands, ISnapshotStore, IStockGrain
{
    public static readonly SiteId Near = new("N");
    public static readonly SiteId Far = new("F");
    public static readonly SkuId Mug = new(new("m"), "MUG");
    public static readonly OrderId Id = new(new("m"), "web", "1");

    private readonly Dictionary<string, FulfilmentGrain> fulfilments = new(StringComparer.Ordinal);
    private readonly Replicas replicas;
    private OrderGrain? order;

    public OrderDesk() => replicas = new(Log, [MerchantGrain.Replicated, SiteGrain.Replicated, ProductGrain.Replicated, Tenancies.TenancyGrain.Replicated]);

    public MemoryLog Log { get; } = new();

    public string By { get; set; } = "tests";

    public long Cause { get; set; }

    /// <summary>What the SKU answers.</summary>
    public ClaimView Claim { get; set; } = new([], [], 0);

    /// <summary>What the SKU was asked last.</summary>
    public SetClaim? Asked { get; private set; }

    /// <summary>What happens while the SKU is asked.</summary>
    public Func<Task>? Meanwhile { get; set; }

    public IOrderGrain Order => order!;

    private AggregateServices Services => new(Log, this, EventCodec.Types, replicas, this, this, NullLogger<AggregateServices>.Instance);

    private ReferenceData Reference => new(replicas);

    public static ClaimView Promise(long version, params (SiteId Site, long Quantity)[] reserved) => Promise(version, 0, reserved);

    public static ClaimView Promise(long version, long waits, params (SiteId Site, long Quantity)[] reserved) =>
        new([new("1", [.. reserved.Select(static part => new SiteQuantity(part.Site, part.Quantity))], waits, [])], [], version);

    /// <summary>An order of mugs, for which the SKU has promised something.</summary>
    public static async Task<OrderDesk> PlacedAsync(long quantity, ClaimView claim)
    {
        var desk = new OrderDesk { Claim = claim };
        await desk.OpenAsync();
        Assert.True((await desk.Order.PlaceAsync(Some.Order(Id, ("MUG", quantity)))).Accepted);
        return desk;
    }

    /// <summary>The same, with all of it in a tote, of so many lots.</summary>
    public static async Task<OrderDesk> PickedAsync(long quantity, params string?[] lots)
    {
        var desk = await PlacedAsync(quantity, Promise(1, (Near, quantity)));
        Assert.True((await desk.Fulfilment(1).StartPickingAsync(new(Near, "W1"))).Accepted);
        if (lots.Length == 0) await desk.PickAsync(1, new(new(Mug), quantity));
        foreach (var lot in lots) await desk.PickAsync(1, new(new(Mug, lot), 1));
        return desk;
    }

    public Task PickAsync(int fulfilment, Interfaces.Stock.Goods goods) =>
        Fulfilment(fulfilment).RecordPickedAsync(new($"pick {fulfilment} {goods}", "1", goods, "T1"));

    public async Task PackAsync(ShipmentId box, long quantity, int fulfilment = 1) =>
        Assert.True((await Order.PackAsync(new(fulfilment, box, [new("1", Mug, quantity)]))).Accepted);

    public async Task<Cancelled> CancelAsync(long quantity, ClaimView claim)
    {
        Claim = claim;
        return (await Order.CancelAsync(new("no", [new("1", quantity)], null))).Value!;
    }

    /// <summary>What its fulfilments have of the line, and what waits, as anybody is told.</summary>
    public async Task<(long Reserved, long Waiting)> HasAsync()
    {
        var line = Assert.Single((await Order.GetAsync())!.Lines);
        return (line.Reserved, line.Backordered);
    }

    public FulfilmentGrain Fulfilment(int sequence) => (FulfilmentGrain)To<IFulfilmentGrain>(new FulfilmentId(Id, sequence).Key);

    public IEnumerable<object> EventsOf(int fulfilment) =>
        Log.EventsOf($"fulfilment:{new FulfilmentId(Id, fulfilment).Key}").Select(static stored => EventCodec.Decode(stored)!);

    public override DateTimeOffset GetUtcNow() => Some.Noon;

    public TAggregate To<TAggregate>(string key)
        where TAggregate : class
    {
        if (typeof(TAggregate) == typeof(IStockGrain)) return (TAggregate)(object)this;
        if (!fulfilments.TryGetValue(key, out var known))
        {
            fulfilments.Add(key, known = new(Services, Reference));
            Assert.True(known.LoadAsync(key).IsCompletedSuccessfully);
        }

        return (TAggregate)(object)known;
    }

    async Task<Outcome<ClaimView>> IStockGrain.SetAsync(SetClaim command)
    {
        Asked = command;
        if (Meanwhile is { } happens)
        {
            Meanwhile = null;
            await happens();
        }

        return Claim;
    }

    Task<ImmutableArray<SiteQuantity>> IStockGrain.AvailableAsync() =>
        Task.FromResult<ImmutableArray<SiteQuantity>>([new(Near, 100), new(Far, 100)]);

    Task<bool> IStockGrain.HasStockAsync() => throw new NotSupportedException();

    Task<AvailabilityView> IStockGrain.AvailabilityAsync() => throw new NotSupportedException();

    Task<Outcome<Done>> IStockGrain.RecordReportAsync(HolderReport command) => throw new NotSupportedException();

    Task IStockGrain.ExpireAsync() => throw new NotSupportedException();

    Task<Outcome<Done>> IStockGrain.AnnounceAsync(AnnounceSupply command) => throw new NotSupportedException();

    ValueTask<ReadOnlyMemory<byte>?> ISnapshotStore.ReadAsync(string stream, SnapshotName name, CancellationToken cancellationToken) =>
        new((ReadOnlyMemory<byte>?)null);

    Task ISnapshotStore.WriteAsync(string stream, SnapshotName name, ReadOnlyMemory<byte> data, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    private async Task OpenAsync()
    {
        var merchant = new MerchantGrain(Services);
        await merchant.LoadAsync("m");
        await merchant.PutAsync(new("M", "EUR"));
        await merchant.PutChannelAsync(new("web", "Shop", ChannelKind.Store));
        foreach (var code in new[] { Near, Far })
        {
            var site = new SiteGrain(Services);
            await site.LoadAsync(code.Value);
            await site.PutAsync(new(code.Value, SiteKind.Warehouse, "GB", "SW1", null, []));
        }

        var product = new ProductGrain(Services);
        await product.LoadAsync(Mug.ToString());
        await product.PutAsync(new(Some.Definition));
        order = new(Services, Reference, new Availability(new(Log, this), this));
        await order.LoadAsync(Id.ToString());
    }
}
