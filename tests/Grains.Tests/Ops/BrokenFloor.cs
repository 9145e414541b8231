using System.Data.Common;

using Dapper;

using Microsoft.Extensions.DependencyInjection;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Grains.Tests.Hosting;
using OrleansWarehouse.Storage;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Tests.Ops;

/// <summary>A shelf A1 with 5 of SKU A, 2 of them promised to an order; and the means to break it.</summary>
internal sealed class BrokenFloor : IAsyncDisposable
{
    public required WarehouseHost Host { get; init; }

    public required MerchantId Merchant { get; init; }

    public required SiteId Site { get; init; }

    internal Tampering Tamper { get; private init; } = new();

    internal FailingReactor Failing { get; private init; } = new();

    public SkuId Sku => new(Merchant, "A");

    public StockKey Key => new(Sku);

    public OrderId Order => new(Merchant, "web", "1");

    public static async Task<BrokenFloor> StartAsync(string? database)
    {
        var (tamper, failing) = (new Tampering(), new FailingReactor());
        var host = await WarehouseHost.StartAsync(
            database, services => services
                .AddSingleton<IProjection>(tamper).AddSingleton<IReactor>(failing)
                .Configure<StorageOptions>(static options => options.ReactionPause = TimeSpan.FromMilliseconds(5)));
        var (merchant, site) = await host.TradeAsync();
        var floor = new BrokenFloor { Host = host, Merchant = merchant, Site = site, Tamper = tamper, Failing = failing };
        await host.SkuAsync(merchant, "A");
        await host.ShelfAsync(site, "A1", floor.Key, 5);
        await host.PlacedAsync(Some.Order(floor.Order, ("A", 2)));
        await host.SettleAsync();
        return floor;
    }

    /// <summary>Writes an event that nobody decided.</summary>
    public async Task WriteAsync(string stream, object @event)
    {
        var log = Host.Services.GetRequiredService<IEventLog>();
        var head = await log.ReadHeadAsync(stream);
        var written = await log.AppendAsync(new(stream, head.Version, [EventCodec.Encode(@event, [], DateTimeOffset.UnixEpoch, "nobody")]));
        Assert.Equal(AppendOutcome.Committed, written.Outcome);
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    /// <summary>Changes rows of the read models behind everybody's back.</summary>
    internal sealed class Tampering : IProjection
    {
        public string Name => "tampering";

        public int Version => 1;

        public IReadOnlyList<string> Tables => ["tampering"];

        public string Schema => "CREATE TABLE IF NOT EXISTS tampering (position BIGINT PRIMARY KEY)";

        public string? Sql { get; set; }

        public async Task ApplyAsync(IReadOnlyList<StoredEvent> events, DbConnection connection, DbTransaction transaction)
        {
            if (Sql is not { } sql) return;
            Sql = null;
            await connection.ExecuteAsync(sql, transaction: transaction);
        }
    }

    /// <summary>Fails on what is adjusted, when told to.</summary>
    internal sealed class FailingReactor : IReactor
    {
        public string Name => "failing";

        public bool On { get; set; }

        public bool Handles(StoredEvent stored) => stored.Type == "goodsHeard";

        public Task ReactAsync(StoredEvent stored, CancellationToken cancellationToken) =>
            On ? throw new InvalidOperationException("as told") : Task.CompletedTask;
    }
}
