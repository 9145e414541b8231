using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Ids;

namespace OrleansWarehouse.Grains.Interfaces.Stock;

/// <summary>What an order wants of a SKU from now on.</summary>
/// <param name="Revision">From 1, and above all earlier ones of the order.</param>
/// <param name="Priority">Higher priorities are served first when stock comes.</param>
/// <param name="Seen">The SKU's version that the order has seen; the answer contains its losses since then.</param>
/// <param name="Lines">Lines that are not listed stay unchanged.</param>
[GenerateSerializer, Immutable, Alias("stock.setClaim")]
public sealed record SetClaim(
    OrderId Order, long Revision, int Priority, DateTimeOffset PlacedAt, long Seen, ImmutableArray<WantedLine> Lines);

/// <param name="Quantity">In eaches, 0 or more: ordered less cancelled. Shipped units are included.</param>
/// <param name="Sites">The sites to take missing units from, best first.</param>
/// <param name="OnlySite">If set, the only site that may ever fill the line.</param>
/// <param name="GiveUp">What to release first when there is too much. Units that the line does not have there are ignored.</param>
/// <param name="Leave">Sites that are no longer to fill the line: units not yet picked there are taken elsewhere, as far as available.</param>
/// <param name="Shipped">What the order knows to have shipped; used when the SKU no longer remembers the line.</param>
[GenerateSerializer, Immutable, Alias("stock.wantedLine")]
public sealed record WantedLine(
    string Line,
    long Quantity,
    ImmutableArray<SiteId> Sites,
    SiteId? OnlySite,
    ImmutableArray<SiteQuantity> GiveUp,
    ImmutableArray<SiteId> Leave,
    ImmutableArray<SiteQuantity> Shipped);

/// <summary>What an order has of a SKU.</summary>
/// <param name="Losses">Picked units that were lost since the version that the order has seen; oldest first.</param>
/// <param name="AsOf">The SKU's version that the answer reflects.</param>
[GenerateSerializer, Immutable, Alias("stock.claimView")]
public sealed record ClaimView(ImmutableArray<ClaimLineView> Lines, ImmutableArray<ClaimLoss> Losses, long AsOf);

/// <param name="Reserved">By site, picked or not, without what has shipped.</param>
/// <param name="Backordered">The quantity that waits for stock.</param>
/// <param name="Shipped">What has shipped, by site.</param>
[GenerateSerializer, Immutable, Alias("stock.claimLineView")]
public sealed record ClaimLineView(string Line, ImmutableArray<SiteQuantity> Reserved, long Backordered, ImmutableArray<SiteQuantity> Shipped);

/// <param name="Version">The version of the SKU's event.</param>
[GenerateSerializer, Immutable, Alias("stock.claimLoss")]
public sealed record ClaimLoss(long Version, string Line, SiteQuantity Lost, LostFrom From);
