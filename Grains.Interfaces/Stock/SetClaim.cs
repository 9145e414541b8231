using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Ids;

namespace OrleansWarehouse.Grains.Interfaces.Stock;

/// <summary>What an order wants of a SKU from now on.</summary>
/// <param name="Revision">From 1; above all earlier ones of the order.</param>
/// <param name="Priority">Higher is served first when stock comes.</param>
/// <param name="Seen">The SKU's version that the order knows of: what it has lost since is in the answer.</param>
/// <param name="Lines">Lines that are not among them stay as they are.</param>
[GenerateSerializer, Immutable, Alias("stock.setClaim")]
public sealed record SetClaim(
    OrderId Order, long Revision, int Priority, DateTimeOffset PlacedAt, long Seen, ImmutableArray<WantedLine> Lines);

/// <param name="Quantity">In eaches, 0 or more: ordered less cancelled. What has left is counted.</param>
/// <param name="Sites">Where to take what is missing from, best first.</param>
/// <param name="OnlySite">When given, the only site that may ever fill it.</param>
/// <param name="GiveUp">Where there is too much, what to give up first. Units that the line does not have there are passed over.</param>
/// <param name="Leave">Sites that are to fill it no longer: what nobody has picked there is taken elsewhere, as far as there is some.</param>
/// <param name="Shipped">What has left by then, as the order knows: it counts where the SKU has forgotten the line.</param>
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
/// <param name="Losses">What was lost of goods that were picked already, since the version that the order knows of; oldest first.</param>
/// <param name="AsOf">The SKU's version: what its events say up to it is in the answer.</param>
[GenerateSerializer, Immutable, Alias("stock.claimView")]
public sealed record ClaimView(ImmutableArray<ClaimLineView> Lines, ImmutableArray<ClaimLoss> Losses, long AsOf);

/// <param name="Reserved">By site, picked or not; not what has left.</param>
/// <param name="Backordered">What it waits for.</param>
/// <param name="Shipped">What has left, by site.</param>
[GenerateSerializer, Immutable, Alias("stock.claimLineView")]
public sealed record ClaimLineView(string Line, ImmutableArray<SiteQuantity> Reserved, long Backordered, ImmutableArray<SiteQuantity> Shipped);

/// <param name="Version">Of the SKU's event.</param>
[GenerateSerializer, Immutable, Alias("stock.claimLoss")]
public sealed record ClaimLoss(long Version, string Line, SiteQuantity Lost, LostFrom From);
