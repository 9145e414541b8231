using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Outcomes;

namespace OrleansWarehouse.Grains.Interfaces.Stock;

/// <summary>
/// How much of a SKU may be promised, over all sites. The single writer of promises; every command is idempotent.
/// Key: merchant/sku.
/// </summary>
[Alias("stock.IStockGrain")]
public interface IStockGrain : IGrainWithStringKey
{
    /// <summary>Returns the available quantity per site, for routing; only sites that have some.</summary>
    [Alias("Available")]
    Task<ImmutableArray<SiteQuantity>> AvailableAsync();

    /// <summary>Whether holders have reported goods that are on hand, or on their way from one holder to another.</summary>
    [Alias("HasStock")]
    Task<bool> HasStockAsync();

    /// <summary>Returns no availability for a SKU that does not exist.</summary>
    [Alias("Availability")]
    Task<AvailabilityView> AvailabilityAsync();

    /// <summary>Sets what an order wants from now on, and thereby places, edits, re-routes and cancels. Units beyond that become available
    /// where they are on a shelf, and are put back where they are in a tote; missing units are reserved, and the rest is backordered. A
    /// revision that is not above the last one changes nothing. Returns the whole claim.</summary>
    [Alias("Set")]
    Task<Outcome<ClaimView>> SetAsync(SetClaim command);

    /// <summary>Records what a holder has gained or lost; idempotent by reference. If less may be promised than is promised, promises are
    /// revoked: first those that no plan has allocated, youngest first, then those of the lines whose allocations were cut.</summary>
    [Alias("Hear")]
    Task<Outcome<Done>> RecordReportAsync(HolderReport command);

    /// <summary>Called when a day has passed: expired goods are no longer available.</summary>
    [Alias("Expire")]
    Task ExpireAsync();

    /// <summary>Announces, changes or (with quantity 0) withdraws the supply expected by an ASN.</summary>
    [Alias("Announce")]
    Task<Outcome<Done>> AnnounceAsync(AnnounceSupply command);
}

[GenerateSerializer, Immutable, Alias("stock.siteQuantity")]
public sealed record SiteQuantity(SiteId Site, long Quantity);

/// <summary>The effect of one holder event on one SKU.</summary>
/// <param name="Reference">A permanent name of the event, used for deduplication.</param>
/// <param name="Holder">The code of the location or container.</param>
/// <param name="Zone">The site's time zone (IANA), for the day on which goods expire.</param>
/// <param name="Planned">The order lines whose units on shelves were allocated to plans, or cut from them.</param>
[GenerateSerializer, Immutable, Alias("stock.report")]
public sealed record HolderReport(
    string Reference,
    SiteId Site,
    string Holder,
    string Zone,
    StockReason Reason,
    ImmutableArray<Flow> Flows,
    ImmutableArray<PlannedUnits> Planned);

/// <param name="Quantity">Signed: positive when allocated to a plan, negative when cut from it.</param>
[GenerateSerializer, Immutable, Alias("stock.planned")]
public sealed record PlannedUnits(ClaimLineId For, long Quantity);

[GenerateSerializer, Immutable, Alias("stock.announce")]
public sealed record AnnounceSupply(AsnId Asn, SiteId Site, DateTimeOffset? At, long Quantity);

[GenerateSerializer, Immutable, Alias("stock.availability")]
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

/// <param name="PutBack">Picked, but for no order (any more); on its way back to a shelf.</param>
/// <param name="InDoubt">The books and an observation differ; a count will settle it.</param>
/// <param name="Elsewhere">On a bench, in a blocked location, or on a dock without a put-away to a shelf.</param>
[GenerateSerializer, Immutable, Alias("stock.unavailable")]
public sealed record Unavailable(
    long Damaged, long Quarantine, long Expired, long Receiving, long PutBack, long InDoubt, long Elsewhere);

[GenerateSerializer, Immutable, Alias("stock.supply")]
public sealed record SupplyView(DateTimeOffset? At, long Quantity);

[GenerateSerializer, Immutable, Alias("stock.siteAvailability")]
public sealed record SiteAvailability(string Site, long OnHand, long Available, long Reserved);
