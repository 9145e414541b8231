using System.Collections.Immutable;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inbound;
using OrleansWarehouse.Grains.Interfaces.Inventory;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Storage.Log;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Inbound;

/// <summary>Carries out what became of a delivery: announces supply, books goods in, makes them available, sends them to shelves.</summary>
public sealed class InboundReactor(IGrainFactory grains) : IReactor
{
    private const string Prefix = "inbound:";
    private const int AtOnce = 64;

    public string Name => "inbound";

    public bool Handles(StoredEvent stored) => stored.Type is "inboundAnnounced" or "goodsReceived" or "inboundConfirmed";

    public Task ReactAsync(StoredEvent stored, CancellationToken cancellationToken)
    {
        RequestBy.Current = stored.By;
        var asn = IId<AsnId>.Parse(stored.Stream[Prefix.Length..]);
        var reference = $"{stored.Stream}@{stored.Version}";
        return EventCodec.Decode(stored) switch
        {
            InboundAnnounced announced => AnnounceAsync(asn, announced),
            GoodsReceived received => BookAsync(asn, reference, received),
            InboundConfirmed confirmed => ConfirmAsync(asn, reference, confirmed),
            _ => Task.CompletedTask,
        };
    }

    private async Task AnnounceAsync(AsnId asn, InboundAnnounced announced)
    {
        foreach (var sku in announced.Dropped) await Sku(sku).AnnounceAsync(new(asn, announced.Site, null, 0)).MustAsync(Prefix + asn);
        foreach (var lines in announced.Lines.GroupBy(line => line.Sku))
            await Sku(lines.Key)
                .AnnounceAsync(new(asn, announced.Site, announced.ExpectedAt, lines.Sum(line => line.Quantity)))
                .MustAsync(Prefix + asn);
    }

    /// <summary>Each line stands on the dock, and is on hand though not available.</summary>
    private async Task BookAsync(AsnId asn, string reference, GoodsReceived received)
    {
        var dock = grains.GetGrain<ILocationGrain>(received.Dock.ToString());
        await EachAsync(received.Lines, reference, async (line, part) =>
        {
            await dock
                .PutAsync(new(part, [.. line.Units.Select(goods => new PlacedGoods(goods.Key, goods.Quantity, line.Size))], false, StockReason.Receipt))
                .MustAsync(part);
            await Sku(line.Goods.Key.Sku)
                .MoveAsync(new(part, received.Site, line.Goods, Bucket.Outside, Bucket.Receiving, StockReason.Receipt, []))
                .MustAsync(part);
        });

        foreach (var expected in received.Expected)
            await Sku(expected.Sku).AnnounceAsync(new(asn, received.Site, received.ExpectedAt, expected.Quantity)).MustAsync(reference);
    }

    /// <summary>What is good can be sold at once, wherever it stands; then every line looks for its shelf.</summary>
    private async Task ConfirmAsync(AsnId asn, string reference, InboundConfirmed confirmed)
    {
        await EachAsync(confirmed.Lines, reference, (line, part) => Sku(line.Goods.Key.Sku)
            .MoveAsync(new(
                part, confirmed.Site, line.Goods, Bucket.Receiving, Buckets.Of(line.Goods.Key.Condition), StockReason.Confirmation, []))
            .MustAsync(part));

        for (var i = 0; i < confirmed.Lines.Length; i++)
        {
            var line = confirmed.Lines[i];
            await grains.GetGrain<ISlottingGrain>(confirmed.Site.Value).PlanAsync(
                new($"{reference}:{i}", asn, line.Goods, Holder.At(line.Dock), [], line.Serials, line.Lpn));
        }
    }

    /// <summary>Lines do not wait for each other: a long delivery is booked in a few commits and not in thousands.</summary>
    private static async Task EachAsync(ImmutableArray<ReceivedGoods> lines, string reference, Func<ReceivedGoods, string, Task> book)
    {
        foreach (var some in lines.Select((line, i) => (Line: line, Part: $"{reference}:{i}")).Chunk(AtOnce))
            await Task.WhenAll(some.Select(one => book(one.Line, one.Part)));
    }

    private ISkuGrain Sku(SkuId id) => grains.GetGrain<ISkuGrain>(id.ToString());
}
