using System.Collections.Immutable;
using System.Text.Json.Serialization;

using OrleansWarehouse.Grains.Interfaces.Fulfilments;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Outcomes;
using OrleansWarehouse.Grains.Interfaces.Stock;

namespace OrleansWarehouse.Grains.Interfaces.Orders;

/// <summary>
/// An order's life from placement to delivery: what was bought, what is promised, and which fulfilments have how much of it to do with. How
/// far these have come they tell it; every fact has a reference, so that hearing one twice changes nothing. Key: merchant/channel:number.
/// </summary>
[Alias("orders.IOrderGrain")]
public interface IOrderGrain : IGrainWithStringKey
{
    /// <summary>Takes the order and promises its stock. The same submission again answers with the order as it is now;
    /// another submission under the same id is refused with <c>order_number_taken</c>.</summary>
    [Alias("Place")]
    Task<Outcome<Placed>> PlaceAsync(PlaceOrder command);

    /// <summary>What <see cref="PlaceAsync"/> would come to now: true when it would make the order, false when it is there
    /// already, or its refusal. Nothing is written.</summary>
    [Alias("Preview")]
    Task<Outcome<bool>> PreviewAsync(PlaceOrder command);

    /// <summary>Null when there is no such order.</summary>
    [Alias("Get")]
    Task<SealedOrder?> GetAsync();

    [Alias("Cancel")]
    Task<Outcome<Cancelled>> CancelAsync(CancelOrder command);

    /// <summary>Carries on a placement that was left half-way.</summary>
    [Alias("Resume")]
    Task ResumeAsync();

    /// <summary>Releases what had to wait for its day.</summary>
    [Alias("Release")]
    Task ReleaseAsync();

    /// <summary>Claims picked units for a shipment, and says which goods in which totes they are. The same shipment again: the
    /// same answer.</summary>
    [Alias("Pack")]
    Task<Outcome<PackedLines>> PackAsync(PackLines command);

    /// <summary>The units of a shipment are in their totes again; those whose cancellation waited for it are cancelled.</summary>
    [Alias("Unpack")]
    Task<Outcome<Done>> UnpackAsync(int fulfilment, ShipmentId shipment, string reason);

    /// <summary>Stock came for a backordered line.</summary>
    /// <param name="version">Of the SKU's event: one that the order has seen changes nothing.</param>
    [Alias("RecordFilled")]
    Task RecordFilledAsync(SkuId sku, long version, string line, SiteQuantity filled);

    /// <summary>Stock that was promised is not there: the line waits again.</summary>
    /// <param name="version">Of the SKU's event: one that the order has seen changes nothing.</param>
    [Alias("RecordLost")]
    Task RecordLostAsync(SkuId sku, long version, string line, SiteQuantity lost);

    /// <summary>Whether what is packed of it may leave now, or waits for the rest.</summary>
    [Alias("MayLeave")]
    Task<bool> MayLeaveAsync();

    /// <summary>A fulfilment has come further.</summary>
    /// <param name="version">Of its event: one that the order has seen changes nothing.</param>
    [Alias("Hear")]
    Task HearAsync(int fulfilment, long version);

    /// <summary>A pick found less than asked: that part of the fulfilment is planned anew.</summary>
    [Alias("RecordShort")]
    Task RecordShortAsync(string reference, int fulfilment, string line, long quantity);

    /// <summary>Its units are in parcels now.</summary>
    [Alias("RecordPacked")]
    Task RecordPackedAsync(string reference, ShipmentView shipment);

    /// <summary>Units of its are in a parcel no more.</summary>
    [Alias("RecordParcelLoss")]
    Task RecordParcelLossAsync(RecordParcelLoss command);

    [Alias("RecordShipped")]
    Task RecordShippedAsync(RecordShipped command);

    /// <summary>News of a shipment from its carrier.</summary>
    [Alias("RecordTracking")]
    Task RecordTrackingAsync(RecordTracking command);
}

/// <summary>An order as a client sends it, in its own units. The id is the grain's key.</summary>
/// <param name="PlacedAt">When the buyer placed it; now when absent.</param>
/// <param name="Site">Where to fulfil it, when the merchant's own system has decided: skips routing.</param>
[GenerateSerializer, Immutable, Alias("orders.place")]
public sealed record PlaceOrder(
    OrderId Order,
    DateTimeOffset? PlacedAt,
    string? Site,
    Buyer Buyer,
    Recipient ShipTo,
    string? ServiceLevel,
    DateTimeOffset? ShipAfter,
    PartialPolicy PartialPolicy,
    ImmutableArray<PlaceLine> Lines);

/// <summary>Who bought it. Grains, messages and the log never see more of him.</summary>
/// <param name="TextId">Names the text that he is searched by, in the store of people.</param>
/// <param name="Sealed">His id, name and email, under his key.</param>
[GenerateSerializer, Immutable, Alias("orders.buyer")]
public sealed record Buyer(string TextId, string Sealed);

/// <summary>Whom it goes to, and where. The same address of the same buyer is always the same.</summary>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="Area">The first characters of the postcode, as far as the choice of a site looks at them.</param>
/// <param name="Sealed">The address, under the buyer's key.</param>
[GenerateSerializer, Immutable, Alias("orders.recipient")]
public sealed record Recipient(string Country, string Area, string Sealed);

/// <param name="Line">Names the line within the order; given (1, 2, …) when absent.</param>
[GenerateSerializer, Immutable, Alias("orders.placeLine")]
public sealed record PlaceLine(string? Line, string Sku, long Quantity, string? Uom, Money? UnitPrice);

[GenerateSerializer, Alias("orders.partialPolicy"), JsonConverter(typeof(CamelCaseEnum<PartialPolicy>))]
public enum PartialPolicy
{
    ShipAvailable,
    ShipComplete,
}

[GenerateSerializer, Immutable, Alias("orders.placed")]
public sealed record Placed(SealedOrder Order, bool Created);

/// <param name="Lines">Empty: all of every line. Quantities in eaches.</param>
[GenerateSerializer, Immutable, Alias("orders.cancel")]
public sealed record CancelOrder(string Reason, ImmutableArray<CancelLine> Lines, string? Operation);

[GenerateSerializer, Immutable, Alias("orders.cancelLine")]
public sealed record CancelLine(string Line, long Quantity);

[GenerateSerializer, Immutable, Alias("orders.cancelled")]
public sealed record Cancelled(CancelOutcome Outcome, SealedOrder Order);

/// <summary>The least favourable of what became of the units that were to be cancelled.</summary>
[GenerateSerializer, Alias("orders.cancelOutcome"), JsonConverter(typeof(CamelCaseEnum<CancelOutcome>))]
public enum CancelOutcome
{
    /// <summary>Their stock is free already.</summary>
    Cancelled,

    /// <summary>Goods are in a tote or box: free when put back or reallocated.</summary>
    Requested,

    /// <summary>They have left.</summary>
    TooLate,
}

[GenerateSerializer, Immutable, Alias("orders.pack")]
public sealed record PackLines(int Fulfilment, ShipmentId Shipment, ImmutableArray<LineQuantity> Lines);

[GenerateSerializer, Immutable, Alias("orders.recordShipped")]
public sealed record RecordShipped(
    string Reference, ShipmentId Shipment, string Carrier, ImmutableArray<ParcelView> Parcels, ImmutableArray<FulfilmentLineQuantity> Lines);

[GenerateSerializer, Immutable, Alias("orders.fulfilmentLine")]
public sealed record FulfilmentLineQuantity(int Fulfilment, string Line, long Quantity);

[GenerateSerializer, Immutable, Alias("orders.recordParcelLoss")]
public sealed record RecordParcelLoss(string Reference, ShipmentId Shipment, string Sscc, ForLine Line, Goods Goods);

[GenerateSerializer, Immutable, Alias("orders.recordTracking")]
public sealed record RecordTracking(string Reference, ShipmentId Shipment, ShipmentStatus Status, DateTimeOffset At, ImmutableArray<FulfilmentLineQuantity> Delivered);
