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
        for (var i = 0; i < received.Lines.Length; i++)
        {
            var (line, part) = (received.Lines[i], $"{reference}:{i}");
            await dock
                .PutAsync(new(part, [.. line.Units.Select(goods => new PlacedGoods(goods.Key, goods.Quantity, line.Size))], false, StockReason.Receipt))
                .MustAsync(part);
            await Sku(line.Goods.Key.Sku)
                .MoveAsync(new(part, received.Site, line.Goods, Bucket.Outside, Bucket.Receiving, StockReason.Receipt, []))
                .MustAsync(part);
        }

        foreach (var expected in received.Expected)
            await Sku(expected.Sku).AnnounceAsync(new(asn, received.Site, received.ExpectedAt, expected.Quantity)).MustAsync(reference);
    }

    /// <summary>What is good can be sold at once, wherever it stands; then every line looks for its shelf.</summary>
    private async Task ConfirmAsync(AsnId asn, string reference, InboundConfirmed confirmed)
    {
        for (var i = 0; i < confirmed.Lines.Length; i++)
        {
            var (goods, part) = (confirmed.Lines[i].Goods, $"{reference}:{i}");
            var to = Buckets.Of(goods.Key.Condition);
            await Sku(goods.Key.Sku)
                .MoveAsync(new(part, confirmed.Site, goods, Bucket.Receiving, to, StockReason.Confirmation, []))
                .MustAsync(part);
        }

        for (var i = 0; i < confirmed.Lines.Length; i++)
        {
            var line = confirmed.Lines[i];
            await grains.GetGrain<ISlottingGrain>(confirmed.Site.Value).PlanAsync(
                new($"{reference}:{i}", asn, line.Goods, Holder.At(line.Dock), [], line.Serials, line.Lpn));
        }
    }

    private ISkuGrain Sku(SkuId id) => grains.GetGrain<ISkuGrain>(id.ToString());
}
