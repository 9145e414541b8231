using System.Collections.Immutable;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Interfaces.Stock;

namespace OrleansWarehouse.Grains.Shipping;

/// <summary>Carries out what became of a shipment: moves goods between totes, parcels and the carrier, and tells the
/// orders.</summary>
public sealed class ShipmentReactor : Reactor
{
    public ShipmentReactor(ICommands commands)
        : base("shipment", EventCodec.Types, commands)
    {
        On<ShipmentPacked>((packed, fact) => PackAsync(fact.Reference, new(fact.Key), packed));
        On<ShipmentVoided>((voided, fact) => UnpackAsync(fact.Reference, new(fact.Key), voided));
        On<ParcelShrunk>((shrunk, fact) => Commands.Order(shrunk.Line.Fulfilment.Order).RecordParcelLossAsync(
            new(fact.Reference, new(fact.Key), shrunk.Sscc, shrunk.Line, shrunk.Goods)));
        On<HandedOver>((handed, fact) => ShipAsync(fact.Reference, new(fact.Key), handed));
        On<TrackingReceived>((tracked, fact) => TrackAsync(fact.Reference, new(fact.Key), tracked));
    }

    private async Task PackAsync(string reference, ShipmentId shipment, ShipmentPacked packed)
    {
        foreach (var (part, parcel, tote, goods) in ByTote(reference, packed.Parcels))
            await TransferAsync(part, packed.Site, tote, parcel.Sscc, goods);
        foreach (var order in Orders(packed.Parcels))
        {
            var view = new ShipmentView(
                shipment.Value, packed.Site.Value, packed.Carrier, ShipmentStatus.Packed, Views(order, packed.Parcels));
            await Commands.Order(order).RecordPackedAsync(reference, view);
        }
    }

    private async Task UnpackAsync(string reference, ShipmentId shipment, ShipmentVoided voided)
    {
        foreach (var (part, parcel, tote, goods) in ByTote(reference, voided.Parcels))
            await TransferAsync(part, voided.Site, parcel.Sscc, tote, goods);
        var fulfilments = voided.Parcels.SelectMany(parcel => parcel.Lines).Select(line => line.Fulfilment).Distinct();
        foreach (var fulfilment in fulfilments)
            await Commands.Order(fulfilment.Order).UnpackAsync(fulfilment.Sequence, shipment, voided.Reason).MustAsync(reference);
    }

    private async Task ShipAsync(string reference, ShipmentId shipment, HandedOver handed)
    {
        foreach (var parcel in handed.Parcels)
        {
            var part = $"{reference}:{parcel.Sscc}";
            await Commands.Container(new(handed.Site, parcel.Sscc))
                .TakeAsync(new(part, Merge(parcel.Goods), false, null, StockReason.Shipped))
                .MustAsync(part);
        }

        foreach (var order in Orders(handed.Parcels))
        {
            var views = Views(order, handed.Parcels.AddRange(handed.Others));
            var lines = Quantities(order, handed.Parcels.SelectMany(parcel => parcel.Lines));
            await Commands.Order(order).RecordShippedAsync(new(reference, shipment, handed.Carrier, views, lines));
        }
    }

    private async Task TrackAsync(string reference, ShipmentId shipment, TrackingReceived tracked)
    {
        foreach (var order in tracked.Orders)
        {
            await Commands.Order(order).RecordTrackingAsync(
                new(reference, shipment, tracked.Shipment, tracked.At, Quantities(order, tracked.Delivered)));
        }
    }

    private Task TransferAsync(string reference, SiteId site, string from, string to, ImmutableArray<TakenGoods> goods) =>
        Commands.Container(new(site, from))
            .TakeAsync(new(reference, goods, true, Destination.In(new(site, to)), StockReason.Pack))
            .MustAsync(reference);

    private static IEnumerable<(string Reference, Parcel Parcel, string Tote, ImmutableArray<TakenGoods> Goods)> ByTote(
        string reference, ImmutableArray<Parcel> parcels) =>
        from parcel in parcels
        from tote in parcel.Goods.GroupBy(goods => goods.Tote)
        select ($"{reference}:{parcel.Sscc}:{tote.Key}", parcel, tote.Key, Merge(tote));

    private static ImmutableArray<TakenGoods> Merge(IEnumerable<ParcelGoods> goods) =>
    [
        .. goods
            .GroupBy(static part => (Line: new ForLine(part.Fulfilment, part.Line), part.Goods.Key))
            .Select(static part => new TakenGoods(part.Key.Key, part.Sum(static each => each.Goods.Quantity), part.Key.Line)),
    ];

    private static IEnumerable<OrderId> Orders(ImmutableArray<Parcel> parcels) =>
        parcels.SelectMany(parcel => parcel.Lines).Select(line => line.Fulfilment.Order).Distinct();

    /// <summary>The parcels as an order sees them: only its own lines.</summary>
    private static ImmutableArray<ParcelView> Views(OrderId order, ImmutableArray<Parcel> parcels) =>
    [
        .. parcels
            .Select(parcel => parcel with { Lines = [.. parcel.Lines.Where(line => line.Fulfilment.Order == order)] })
            .Where(parcel => !parcel.Lines.IsEmpty)
            .Select(Shipment.View),
    ];

    private static ImmutableArray<FulfilmentLineQuantity> Quantities(OrderId order, IEnumerable<ParcelLine> lines) =>
    [
        .. lines
            .Where(line => line.Fulfilment.Order == order)
            .Select(line => new FulfilmentLineQuantity(line.Fulfilment.Sequence, line.Line, line.Quantity)),
    ];
}
