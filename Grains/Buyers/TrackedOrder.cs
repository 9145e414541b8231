using System.Collections.Immutable;
using System.Text.Json.Serialization;

using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Orders;

namespace OrleansWarehouse.Grains.Buyers;

/// <summary>How far an order is, from the buyer's point of view.</summary>
[JsonConverter(typeof(CamelCaseEnum<TrackedStage>))]
public enum TrackedStage
{
    Received,

    /// <summary>Nothing more is sent until stock comes.</summary>
    Waiting,
    Preparing,
    Packed,
    PartlyShipped,
    OnItsWay,
    OutForDelivery,
    Delivered,

    /// <summary>The carrier has a problem with a parcel, or returns it.</summary>
    Problem,
    Cancelled,
    Returned,
}

/// <summary>An order as its buyer sees it: its items and parcels; of the buyer's data only the town.</summary>
/// <param name="Shop">The name of the order's channel.</param>
/// <param name="Expected">When the last of what can be sent is to arrive; null when nothing is to come, or when unknown.</param>
/// <param name="DeliveredAt">When the last parcel was delivered; null while one is on its way.</param>
/// <param name="City">Filled in by the API from <paramref name="To"/>.</param>
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

/// <param name="Quantity">Ordered, in eaches; the other quantities are parts of it.</param>
public sealed record TrackedItem(
    string Line, string Description, long Quantity, long Cancelled, long Waiting, long Shipped, long Delivered);

/// <param name="Number">The carrier's number.</param>
/// <param name="Url">The carrier's own page.</param>
/// <param name="News">Newest first.</param>
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
