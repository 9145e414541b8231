using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Shipping;
using OrleansWarehouse.Grains.Transport;

namespace OrleansWarehouse.Grains.Buyers;

/// <summary>The events of a parcel's shipment, oldest first, and the state after them.</summary>
public sealed record ShipmentStory(string Carrier, string? Service, ShipmentState State, ImmutableArray<ShipmentEventAt> Events, TimeZoneInfo Zone, string From);

public sealed record ShipmentEventAt(DateTimeOffset At, ShipmentEvent Event);

/// <summary>Builds the buyer's page from an order and its shipments: pure.</summary>
/// <param name="descriptions">The descriptions of the order's SKUs, by code.</param>
/// <param name="leaves">When unshipped goods are expected to arrive if they leave at the earliest time; null when unknown.</param>
public sealed class TrackingFold(
    SealedOrder order, string shop, IReadOnlyDictionary<string, string> descriptions, ImmutableArray<ShipmentStory> shipments,
    Carriers carriers, Arrival? leaves)
{
    private static readonly ShipmentStatus[] Troubles = [ShipmentStatus.Exception, ShipmentStatus.ReturnedToSender];

    public TrackedOrder Fold()
    {
        ImmutableArray<TrackedParcel> parcels = [.. shipments.Where(story => story.State.Step is ShipmentStep.Packed).SelectMany(Parcels)];
        var stage = StageOf(order.Status, parcels);
        if (stage is TrackedStage.Waiting && IsToLeave() && order.PartialPolicy is PartialPolicy.ShipAvailable) stage = TrackedStage.Preparing;
        var isOver = order.Status is OrderStatus.Cancelled or OrderStatus.Returned or OrderStatus.Delivered;
        var onTheWay = parcels.Where(parcel => parcel.Status is not ShipmentStatus.Delivered).Select(parcel => parcel.Expected);
        var delivered = parcels.SelectMany(parcel => parcel.News).Where(news => news.Status is ShipmentStatus.Delivered);
        return new(
            shop,
            order.Number,
            order.PlacedAt,
            stage,
            isOver || stage is TrackedStage.Waiting ? null : Arrival.Last(onTheWay.Append(IsToLeave() ? leaves : null)),
            order.Status is OrderStatus.Delivered ? delivered.Select(news => (DateTimeOffset?)news.At).Max() : null,
            "",
            order.ShipTo.Country,
            [.. order.Lines.Select(Item)],
            parcels,
            order.UpdatedAt,
            order.ShipTo);
    }

    public static TrackedStage StageOf(OrderStatus status, IReadOnlyCollection<TrackedParcel> parcels) => status switch
    {
        OrderStatus.Cancelled => TrackedStage.Cancelled,
        OrderStatus.Returned => TrackedStage.Returned,
        OrderStatus.Delivered => TrackedStage.Delivered,
        _ when parcels.Any(parcel => Troubles.Contains(parcel.Status)) => TrackedStage.Problem,
        OrderStatus.PartiallyShipped => TrackedStage.PartlyShipped,
        OrderStatus.Shipped when parcels.Any(parcel => parcel.Status is ShipmentStatus.OutForDelivery) => TrackedStage.OutForDelivery,
        OrderStatus.Shipped => TrackedStage.OnItsWay,
        OrderStatus.Packed => TrackedStage.Packed,
        OrderStatus.Released or OrderStatus.Picking or OrderStatus.Picked => TrackedStage.Preparing,
        OrderStatus.Backordered => TrackedStage.Waiting,
        _ => TrackedStage.Received,
    };

    private bool IsToLeave() => order.Lines.Any(line => line.Quantities.Reserved > 0);

    private TrackedItem Item(OrderLineView line) => new(
        line.Line, Description(line.Sku), line.Quantity, line.Quantities.Cancelled, line.Quantities.Backordered, line.Quantities.Shipped,
        line.Quantities.Delivered);

    /// <summary>Returns the parcels with goods of this order, because a shipment may contain several orders of one buyer.</summary>
    private IEnumerable<TrackedParcel> Parcels(ShipmentStory story) =>
        from parcel in story.State.Parcels
        let contents = parcel.Parcel.Lines.Where(line => line.Fulfilment.Order.Local == order.Id && line.Fulfilment.Order.Merchant.Value == order.Merchant)
            .Select(line => new TrackedContent(line.Line, Description(line.Sku.Code), line.Quantity))
        where contents.Any()
        select new TrackedParcel(
            parcel.Parcel.TrackingNumber, parcel.Parcel.TrackingUrl, story.Carrier, parcel.Status, ExpectedOf(story, parcel), [.. contents],
            [.. NewsOf(story, parcel.Parcel.Sscc).OrderByDescending(news => news.At).ThenByDescending(news => news.Status)]);

    private Arrival? ExpectedOf(ShipmentStory story, ParcelState parcel)
    {
        if (parcel.Delivered || Troubles.Contains(parcel.Status)) return null;
        var onTheVan = story.Events.Select(told => told.Event).OfType<TrackingReceived>()
            .LastOrDefault(told => told.Status is ShipmentStatus.OutForDelivery && told.Ssccs.Contains(parcel.Parcel.Sscc));
        if (parcel.Status is ShipmentStatus.OutForDelivery && onTheVan is not null) return Arrival.After(onTheVan.At, new(0, 0), story.Zone);
        var left = story.Events.Where(told => told.Event is HandedOver handed && Holds(handed.Parcels, parcel.Parcel.Sscc)).Select(told => (DateTimeOffset?)told.At).FirstOrDefault();
        return left is { } at && carriers.Find(story.Carrier) is { } carrier
            ? Arrival.After(at, carrier.Transit(story.Service, story.From, order.ShipTo.Country), story.Zone)
            : leaves;
    }

    private static IEnumerable<TrackedNews> NewsOf(ShipmentStory story, string sscc)
    {
        foreach (var (at, @event) in story.Events)
        {
            var news = @event switch
            {
                ShipmentPacked => new TrackedNews(at, ShipmentStatus.Packed, null),
                HandedOver handed when Holds(handed.Parcels, sscc) => new TrackedNews(at, ShipmentStatus.Shipped, null),
                TrackingReceived tracked when tracked.Ssccs.Contains(sscc) => new TrackedNews(tracked.At, tracked.Status, tracked.Place),
                _ => null,
            };
            if (news is not null) yield return news;
        }
    }

    private static bool Holds(ImmutableArray<Parcel> parcels, string sscc) => parcels.Any(parcel => parcel.Sscc == sscc);

    private string Description(string sku) => descriptions.GetValueOrDefault(sku, sku);
}
