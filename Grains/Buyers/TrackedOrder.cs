using System.Collections.Immutable;
using System.Text.Json.Serialization;

using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Orders;

namespace OrleansWarehouse.Grains.Buyers;

/// <summary>How far an order is, in the words of who waits for it.</summary>
[JsonConverter(typeof(CamelCaseEnum<TrackedStage>))]
public enum TrackedStage
{
    Received,

    /// <summary>Nothing more of it is sent before stock comes.</summary>
    Waiting,
    Preparing,
    Packed,
    PartlyShipped,
    OnItsWay,
    OutForDelivery,
    Delivered,

    /// <summary>The carrier has trouble with a parcel, or brings it back.</summary>
    Problem,
    Cancelled,
    Returned,
}

/// <summary>An order as its buyer sees it: what is in it and where that is, and of himself the town alone.</summary>
/// <param name="Shop">The name of the channel that the order came by.</param>
/// <param name="Expected">When the last of what can be sent is to arrive; null when nothing is to come, or nobody knows.</param>
/// <param name="DeliveredAt">When the last parcel came; null while one is on its way.</param>
/// <param name="City">For who answers to fill in, out of <paramref name="To"/>.</param>
public sealed record TrackedOrder(
    string Shop,
    string Number,
    DateTimeOffset PlacedAt,
    TrackedStage Stage,
    Arrival? Expected,
    DateTimeOffset? DeliveredAt,
    string City,
    string Country,
    ImmutableArray<TrackedItem> Items,
    ImmutableArray<TrackedParcel> Parcels,
    DateTimeOffset UpdatedAt,
    [property: JsonIgnore] Recipient To);

/// <param name="Quantity">Ordered, in eaches; of these so many are cancelled, wait for stock, have left, have come.</param>
public sealed record TrackedItem(
    string Line, string Description, long Quantity, long Cancelled, long Waiting, long Shipped, long Delivered);

/// <param name="Number">The carrier's number.</param>
/// <param name="Url">The carrier's own page.</param>
/// <param name="News">The newest first.</param>
public sealed record TrackedParcel(
    string Number,
    string? Url,
    string Carrier,
    ShipmentStatus Status,
    Arrival? Expected,
    ImmutableArray<TrackedContent> Contents,
    ImmutableArray<TrackedNews> News);

public sealed record TrackedContent(string Line, string Description, long Quantity);

public sealed record TrackedNews(DateTimeOffset At, ShipmentStatus Status, string? Place);
