using System.Collections.Immutable;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inbound;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Stock;
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

    /// <summary>Each line stands on the dock, set aside for the delivery until that is confirmed.</summary>
    private async Task BookAsync(AsnId asn, string reference, GoodsReceived received)
    {
        var dock = Commands.Location(received.Dock);
        await EachAsync(received.Lines.Select(static line => line.Standing).OfType<ReceivedGoods>(), line => dock
            .PutAsync(new(
                AllocationOf(asn, line), [.. line.Units.Select(goods => new PlacedGoods(goods.Key, goods.Quantity, line.Size))], false,
                StockReason.Receipt, Receipt: asn, At: received.At))
            .MustAsync(reference));
        await ExpectAsync(received.Expected.Select(one => (one.Sku, one.Quantity)), asn, received.Site, received.ExpectedAt, reference);
    }

    /// <summary>Every line looks for its shelf, as far as it still stands on the dock; on the way to one it can be sold.</summary>
    private async Task ConfirmAsync(AsnId asn, string reference, InboundConfirmed confirmed)
    {
        var slotting = Commands.Slotting(confirmed.Site);
        foreach (var some in confirmed.Lines.Select((line, i) => (Line: line.Standing, Name: $"{reference}:{i}")).Chunk(AtOnce))
        {
            await slotting.PlanAsync([.. some.Where(static one => one.Line is not null).Select(one => new PlanSlots(
                one.Name, asn, one.Line!.Goods, Holder.At(one.Line.Dock), [], one.Line.Serials, one.Line.Lpn, AllocationOf(asn, one.Line)))]);
        }
    }

    /// <summary>The name of a line's allocation on the dock.</summary>
    private static string AllocationOf(AsnId asn, ReceivedGoods line) => $"receipt:{asn}#{line.Part}";

    private Task ExpectAsync(
        IEnumerable<(SkuId Sku, long Quantity)> coming, AsnId asn, SiteId site, DateTimeOffset? at, string reference) =>
        EachAsync(coming, one => Commands.Stock(one.Sku).AnnounceAsync(new(asn, site, at, one.Quantity)).MustAsync(reference));

    /// <summary>Lines do not wait for each other: a long delivery is booked in a few commits and not in thousands.</summary>
    private static async Task EachAsync<T>(IEnumerable<T> all, Func<T, Task> work)
    {
        foreach (var some in all.Chunk(AtOnce)) await Task.WhenAll(some.Select(work));
    }

    private static AsnId AsnOf(Fact fact) => IId<AsnId>.Parse(fact.Key);
}
