using System.Collections.Immutable;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inbound;
using OrleansWarehouse.Grains.Interfaces.Inventory;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Locations;

namespace OrleansWarehouse.Grains.Inbound;

/// <summary>Carries out what became of a delivery: announces supply, books goods in, makes them available, sends them to shelves.</summary>
public sealed class InboundReactor : Reactor
{
    private const int AtOnce = 64;

    public InboundReactor(ICommands commands)
        : base("inbound", EventCodec.Types, commands)
    {
        On<InboundAnnounced>((announced, fact) => AnnounceAsync(AsnOf(fact), announced));
        On<GoodsReceived>(
            (received, fact) => BookAsync(AsnOf(fact), fact.Reference, received),
            (received, _) => [.. received.Lines.Select(line => GoodsKeys.Of(received.Dock, line.Goods.Key.Sku))]);
        On<InboundConfirmed>(
            (confirmed, fact) => ConfirmAsync(AsnOf(fact), fact.Reference, confirmed),
            (confirmed, _) => [.. confirmed.Lines.Select(line => GoodsKeys.Of(line.Dock, line.Goods.Key.Sku))]);
    }

    private async Task AnnounceAsync(AsnId asn, InboundAnnounced announced)
    {
        var coming = announced.Lines.GroupBy(line => line.Sku).Select(lines => (lines.Key, lines.Sum(line => line.Quantity)));
        await ExpectAsync(announced.Dropped.Select(sku => (sku, 0L)), asn, announced.Site, null, $"{asn}");
        await ExpectAsync(coming, asn, announced.Site, announced.ExpectedAt, $"{asn}");
    }

    /// <summary>Each line stands on the dock, and is on hand though not available.</summary>
    private async Task BookAsync(AsnId asn, string reference, GoodsReceived received)
    {
        var dock = Commands.Location(received.Dock);
        await EachAsync(Parts(received.Lines, reference), async one =>
        {
            var (line, part) = one;
            await dock
                .PutAsync(new(part, [.. line.Units.Select(goods => new PlacedGoods(goods.Key, goods.Quantity, line.Size))], false, StockReason.Receipt))
                .MustAsync(part);
            await Commands.Sku(line.Goods.Key.Sku)
                .MoveAsync(new(part, received.Site, line.Goods, Bucket.Outside, Bucket.Receiving, StockReason.Receipt, []))
                .MustAsync(part);
        });

        await ExpectAsync(received.Expected.Select(one => (one.Sku, one.Quantity)), asn, received.Site, received.ExpectedAt, reference);
    }

    /// <summary>What is good can be sold at once, wherever it stands; then every line looks for its shelf.</summary>
    private async Task ConfirmAsync(AsnId asn, string reference, InboundConfirmed confirmed)
    {
        await EachAsync(Parts(confirmed.Lines, reference), one => Commands.Sku(one.Line.Goods.Key.Sku)
            .MoveAsync(new(
                one.Part, confirmed.Site, one.Line.Goods, Bucket.Receiving, Buckets.Of(one.Line.Goods.Key.Condition), StockReason.Confirmation, []))
            .MustAsync(one.Part));

        var slotting = Commands.Slotting(confirmed.Site);
        foreach (var some in Parts(confirmed.Lines, reference).Chunk(AtOnce))
        {
            await slotting.PlanAsync([.. some.Select(one =>
                new PlanSlots(one.Part, asn, one.Line.Goods, Holder.At(one.Line.Dock), [], one.Line.Serials, one.Line.Lpn))]);
        }
    }

    private Task ExpectAsync(
        IEnumerable<(SkuId Sku, long Quantity)> coming, AsnId asn, SiteId site, DateTimeOffset? at, string reference) =>
        EachAsync(coming, one => Commands.Sku(one.Sku).AnnounceAsync(new(asn, site, at, one.Quantity)).MustAsync(reference));

    private static IEnumerable<(ReceivedGoods Line, string Part)> Parts(ImmutableArray<ReceivedGoods> lines, string reference) =>
        lines.Select((line, i) => (line, $"{reference}:{i}"));

    /// <summary>Lines do not wait for each other: a long delivery is booked in a few commits and not in thousands.</summary>
    private static async Task EachAsync<T>(IEnumerable<T> all, Func<T, Task> work)
    {
        foreach (var some in all.Chunk(AtOnce)) await Task.WhenAll(some.Select(work));
    }

    private static AsnId AsnOf(Fact fact) => IId<AsnId>.Parse(fact.Key);
}
