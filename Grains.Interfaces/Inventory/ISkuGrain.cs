using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Outcomes;

namespace OrleansWarehouse.Grains.Interfaces.Inventory;

/// <summary>
/// What a merchant sells, and how much of it may be promised, over all sites: the single writer of promises.
/// Key: merchant/sku. Every command is safe to repeat.
/// </summary>
[Alias("inventory.ISkuGrain")]
public interface ISkuGrain : IGrainWithStringKey
{
    [Alias("Put")]
    Task<Outcome<SkuView>> PutAsync(PutSku command);

    /// <summary>Null when the SKU is not defined.</summary>
    [Alias("Get")]
    Task<SkuView?> GetAsync();

    /// <summary>What an order must know before it asks for stock; null when the SKU is not defined.</summary>
    [Alias("Offer")]
    Task<SkuOffer?> OfferAsync();

    [Alias("Availability")]
    Task<AvailabilityView?> AvailabilityAsync();

    /// <summary>Reserves what there is for the lines of one order and queues the rest as backorders.</summary>
    [Alias("Reserve")]
    Task<Outcome<Reserved>> ReserveAsync(Reserve command);

    /// <summary>Gives up claims of an order, reserved or queued; reserved units become available, or wait for their put-back.
    /// Units that the order does not hold are passed over.</summary>
    [Alias("Release")]
    Task<Outcome<Done>> ReleaseAsync(Release command);

    /// <summary>Moves units between buckets at a site, or in from and out to the outside. Taking away more than is available
    /// takes the promise back from the claims that it names, then from the youngest ones, and queues them.</summary>
    [Alias("Move")]
    Task<Outcome<Done>> MoveAsync(MoveStock command);

    /// <summary>Reserved units left with the carrier.</summary>
    [Alias("Ship")]
    Task<Outcome<Done>> ShipAsync(ShipStock command);

    /// <summary>Announces, changes or (quantity 0) withdraws the supply that an ASN promises.</summary>
    [Alias("Announce")]
    Task<Outcome<Done>> AnnounceAsync(AnnounceSupply command);
}

[GenerateSerializer, Immutable, Alias("inventory.put")]
public sealed record PutSku(SkuDefinition Definition, long? IfVersion = null);

[GenerateSerializer, Immutable, Alias("inventory.skuView")]
public sealed record SkuView(string Sku, SkuDefinition Definition, long Version, bool Created);

/// <param name="Available">By site, only sites that have some.</param>
[GenerateSerializer, Immutable, Alias("inventory.offer")]
public sealed record SkuOffer(SkuId Sku, SkuDefinition Definition, ImmutableArray<SiteQuantity> Available);

[GenerateSerializer, Immutable, Alias("inventory.siteQuantity")]
public sealed record SiteQuantity(SiteId Site, long Quantity);

/// <param name="Version">The order's attempt: one that is not above an attempt that was released is refused.</param>
/// <param name="Priority">Higher is served first when stock comes.</param>
[GenerateSerializer, Immutable, Alias("inventory.reserve")]
public sealed record Reserve(OrderId Order, long Version, int Priority, DateTimeOffset PlacedAt, ImmutableArray<ReserveLine> Lines);

/// <param name="Sites">Where to take it from, best first.</param>
/// <param name="OnlySite">When given, the only site that may ever fill it.</param>
[GenerateSerializer, Immutable, Alias("inventory.reserveLine")]
public sealed record ReserveLine(string Line, long Quantity, ImmutableArray<SiteId> Sites, SiteId? OnlySite);

/// <param name="AsOf">The SKU's version: what its events say up to it is in the answer.</param>
[GenerateSerializer, Immutable, Alias("inventory.reserved")]
public sealed record Reserved(ImmutableArray<ReservedLine> Lines, long AsOf);

[GenerateSerializer, Immutable, Alias("inventory.reservedLine")]
public sealed record ReservedLine(string Line, ImmutableArray<SiteQuantity> Reserved, long Backordered);

/// <param name="Version">The order's attempt that is given up.</param>
/// <param name="Reference">Names this release for ever: the same one is done once.</param>
[GenerateSerializer, Immutable, Alias("inventory.release")]
public sealed record Release(OrderId Order, long Version, string Reference, ImmutableArray<ReleaseLine> Lines);

/// <param name="Picked">The units are in a tote: they wait for their put-back instead of becoming available.</param>
[GenerateSerializer, Immutable, Alias("inventory.releaseLine")]
public sealed record ReleaseLine(string Line, ImmutableArray<SiteQuantity> Reserved, long Backordered, bool Picked = false);

/// <param name="Claims">Whose promise a loss takes back first.</param>
/// <param name="Reference">Names this movement for ever: the same one is done once.</param>
[GenerateSerializer, Immutable, Alias("inventory.move")]
public sealed record MoveStock(
    string Reference,
    SiteId Site,
    Goods Goods,
    Bucket From,
    Bucket To,
    StockReason Reason,
    ImmutableArray<ClaimQuantity> Claims);

[GenerateSerializer, Immutable, Alias("inventory.claim")]
public sealed record ClaimQuantity(OrderId Order, string Line, long Quantity);

[GenerateSerializer, Immutable, Alias("inventory.ship")]
public sealed record ShipStock(string Reference, SiteId Site, ShipmentId Shipment, ImmutableArray<ShipStockLine> Lines);

[GenerateSerializer, Immutable, Alias("inventory.shipLine")]
public sealed record ShipStockLine(OrderId Order, string Line, Goods Goods);

[GenerateSerializer, Immutable, Alias("inventory.announce")]
public sealed record AnnounceSupply(AsnId Asn, SiteId Site, DateTimeOffset? At, long Quantity);

[GenerateSerializer, Immutable, Alias("inventory.availability")]
public sealed record AvailabilityView(
    string Sku,
    long OnHand,
    long Available,
    long Reserved,
    Unavailable Unavailable,
    long Backordered,
    ImmutableArray<SupplyView> Inbound,
    long AvailableToPromise,
    long AvailableToSell,
    ImmutableArray<SiteAvailability> Sites,
    DateTimeOffset AsOf,
    string Position);

/// <param name="PutBack">Picked for orders that no longer want it; on its way back to a shelf.</param>
[GenerateSerializer, Immutable, Alias("inventory.unavailable")]
public sealed record Unavailable(long Damaged, long Quarantine, long Expired, long Receiving, long PutBack);

[GenerateSerializer, Immutable, Alias("inventory.supply")]
public sealed record SupplyView(DateTimeOffset? At, long Quantity);

[GenerateSerializer, Immutable, Alias("inventory.siteAvailability")]
public sealed record SiteAvailability(string Site, long OnHand, long Available, long Reserved);
