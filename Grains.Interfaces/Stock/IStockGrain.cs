using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Outcomes;

namespace OrleansWarehouse.Grains.Interfaces.Stock;

/// <summary>
/// How much of a SKU may be promised, over all sites: the single writer of promises.
/// Key: merchant/sku. Every command is safe to repeat.
/// </summary>
[Alias("stock.IStockGrain")]
public interface IStockGrain : IGrainWithStringKey
{
    /// <summary>What the choice of sites looks at: by site, only sites that have some.</summary>
    [Alias("Available")]
    Task<ImmutableArray<SiteQuantity>> AvailableAsync();

    /// <summary>Whether holders have told of goods that are still there, or on their way from one to the next.</summary>
    [Alias("HasStock")]
    Task<bool> HasStockAsync();

    /// <summary>Of a SKU that nobody has defined, nothing is available.</summary>
    [Alias("Availability")]
    Task<AvailabilityView> AvailabilityAsync();

    /// <summary>Takes down what an order wants from now on. It places, edits, re-routes and cancels: what it has more of than it wants
    /// becomes available where it is on a shelf, and is put back where it is in a tote; what is missing is reserved, and the rest waits.
    /// A revision that is not above the last one changes nothing. Answers with the whole claim.</summary>
    [Alias("Set")]
    Task<Outcome<ClaimView>> SetAsync(SetClaim command);

    /// <summary>A holder tells what it has more or less of, once for a reference. Where less may be promised than is, the promise is
    /// taken back: from what no plan has allocated, the youngest first; then from the lines whose plans were cut.</summary>
    [Alias("Hear")]
    Task<Outcome<Done>> HearAsync(HolderReport command);

    /// <summary>Days have passed: what has expired is no longer for sale.</summary>
    [Alias("Expire")]
    Task ExpireAsync();

    /// <summary>Announces, changes or (quantity 0) withdraws the supply that an ASN promises.</summary>
    [Alias("Announce")]
    Task<Outcome<Done>> AnnounceAsync(AnnounceSupply command);
}

[GenerateSerializer, Immutable, Alias("stock.siteQuantity")]
public sealed record SiteQuantity(SiteId Site, long Quantity);

/// <summary>What one event of a holder comes to for one SKU.</summary>
/// <param name="Reference">Names the event for ever: the same one is heard once.</param>
/// <param name="Holder">The code of the location or container.</param>
/// <param name="Zone">The site's time zone (IANA), for the day on which goods expire.</param>
/// <param name="Planned">Whose units on shelves are allocated to plans, and whose are not any more.</param>
[GenerateSerializer, Immutable, Alias("stock.report")]
public sealed record HolderReport(
    string Reference,
    SiteId Site,
    string Holder,
    string Zone,
    StockReason Reason,
    ImmutableArray<Flow> Flows,
    ImmutableArray<PlannedUnits> Planned);

/// <param name="Quantity">Signed: allocated to a plan, or (below 0) cut from it.</param>
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

/// <param name="PutBack">Picked, and no order's (any more); on its way back to a shelf.</param>
/// <param name="InDoubt">Where the books and somebody's eyes differ, until they are counted.</param>
/// <param name="Elsewhere">On a bench, in a blocked place, or on a dock without a plan that leads to a shelf.</param>
[GenerateSerializer, Immutable, Alias("stock.unavailable")]
public sealed record Unavailable(
    long Damaged, long Quarantine, long Expired, long Receiving, long PutBack, long InDoubt, long Elsewhere);

[GenerateSerializer, Immutable, Alias("stock.supply")]
public sealed record SupplyView(DateTimeOffset? At, long Quantity);

[GenerateSerializer, Immutable, Alias("stock.siteAvailability")]
public sealed record SiteAvailability(string Site, long OnHand, long Available, long Reserved);
