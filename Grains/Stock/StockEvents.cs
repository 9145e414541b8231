using System.Collections.Immutable;
using System.Text.Json.Serialization;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Stock;

namespace OrleansWarehouse.Grains.Stock;

public abstract record StockEvent;

/// <summary>An order has set what it wants; says how that changes its claim.</summary>
/// <param name="Seen">The SKU's version that the order has seen.</param>
[EventType("claimSet")]
public sealed record ClaimSet(
    OrderId Order, long Revision, int Priority, DateTimeOffset PlacedAt, long Seen, ImmutableArray<ClaimChange> Lines) : StockEvent;

/// <param name="Reserved">Signed, by site.</param>
/// <param name="Backordered">Signed.</param>
/// <param name="OnlySite">If set, the only site that may fill the line from now on.</param>
/// <param name="Shipped">For a line that was not known, what had shipped before.</param>
public sealed record ClaimChange(
    string Line, ImmutableArray<SiteQuantity> Reserved, long Backordered, SiteId? OnlySite, ImmutableArray<SiteQuantity> Shipped);

[EventType("backorderFilled")]
public sealed record BackorderFilled(OrderId Order, string Line, SiteId Site, long Quantity) : StockEvent;

/// <summary>Units have shipped that were also promised elsewhere, or backordered; that promise ends.</summary>
/// <param name="Site">Null for the backorder.</param>
[EventType("promiseEnded")]
public sealed record PromiseEnded(OrderId Order, string Line, SiteId? Site, long Quantity) : StockEvent;

/// <summary>Promised stock is missing.</summary>
/// <param name="Container">The tote or parcel that the units were lost from; null if they had not been picked.</param>
[EventType("promiseLost")]
public sealed record PromiseLost(OrderId Order, string Line, SiteId Site, long Quantity, string? Container = null) : StockEvent
{
    /// <summary>The key of the lost units: a line may have several lots in one tote.</summary>
    public StockKey? Key { get; init; }

    /// <summary>The sequence of the fulfilment that had them in the container; 0 when unknown.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Fulfilment { get; init; }
}

/// <summary>A holder has reported that it has more, fewer or other goods than before.</summary>
[EventType("goodsHeard"), JsonConverter(typeof(EventFormConverter<GoodsHeard, StoredGoodsHeard>))]
public sealed record GoodsHeard(
    string Reference,
    SiteId Site,
    string Holder,
    StockReason Reason,
    ImmutableArray<Flow> Flows,
    ImmutableArray<PlannedUnits> Planned) : StockEvent
{
    /// <summary>The site's time zone, if the goods expire.</summary>
    public string? Zone { get; init; }
}

/// <summary>A day began at a site, and goods that were available the day before have expired.</summary>
/// <param name="Day">Goods with an earlier expiry are expired.</param>
[EventType("goodsExpired")]
public sealed record GoodsExpired(SiteId Site, DateOnly Day, ImmutableArray<Flow> Flows) : StockEvent;

[EventType("supplyAnnounced")]
public sealed record SupplyAnnounced(AsnId Asn, SiteId Site, DateTimeOffset? At, long Quantity) : StockEvent;
