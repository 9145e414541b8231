using System.Collections.Immutable;
using System.Text.Json.Serialization;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Stock;

namespace OrleansWarehouse.Grains.Stock;

public abstract record StockEvent;

/// <summary>An order wants so much from now on. Says what that changes of its claim.</summary>
/// <param name="Seen">The SKU's version that the order knows of.</param>
[EventType("claimSet")]
public sealed record ClaimSet(
    OrderId Order, long Revision, int Priority, DateTimeOffset PlacedAt, long Seen, ImmutableArray<ClaimChange> Lines) : StockEvent;

/// <param name="Reserved">Signed, by site.</param>
/// <param name="Backordered">Signed.</param>
/// <param name="OnlySite">When given, the only site that may fill the line from now on.</param>
/// <param name="Shipped">Of a line that was not known, what had left before.</param>
public sealed record ClaimChange(
    string Line, ImmutableArray<SiteQuantity> Reserved, long Backordered, SiteId? OnlySite, ImmutableArray<SiteQuantity> Shipped);

[EventType("backorderFilled")]
public sealed record BackorderFilled(OrderId Order, string Line, SiteId Site, long Quantity) : StockEvent;

/// <summary>Units that have left were promised elsewhere too, or waited for: that is over.</summary>
/// <param name="Site">Null for what waited.</param>
[EventType("promiseEnded")]
public sealed record PromiseEnded(OrderId Order, string Line, SiteId? Site, long Quantity) : StockEvent;

/// <summary>Stock that was promised is not there.</summary>
/// <param name="Container">The tote or parcel that the units were lost from; null where nobody had picked them.</param>
[EventType("promiseLost")]
public sealed record PromiseLost(OrderId Order, string Line, SiteId Site, long Quantity, string? Container = null) : StockEvent
{
    /// <summary>The goods that were lost from the container: a line may have several lots in one tote.</summary>
    public StockKey? Key { get; init; }

    /// <summary>The fulfilment that had them in the container; 0 where it is not known.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Fulfilment { get; init; }
}

/// <summary>A holder has more or less, or other goods, than before.</summary>
[EventType("goodsHeard"), JsonConverter(typeof(EventFormConverter<GoodsHeard, HeardForm>))]
public sealed record GoodsHeard(
    string Reference,
    SiteId Site,
    string Holder,
    StockReason Reason,
    ImmutableArray<Flow> Flows,
    ImmutableArray<PlannedUnits> Planned) : StockEvent
{
    /// <summary>The site's time zone, where the goods expire.</summary>
    public string? Zone { get; init; }
}

/// <summary>A site's day began on which goods are expired that were for sale the day before.</summary>
/// <param name="Day">Goods that expire before it are expired.</param>
[EventType("goodsExpired")]
public sealed record GoodsExpired(SiteId Site, DateOnly Day, ImmutableArray<Flow> Flows) : StockEvent;

[EventType("supplyAnnounced")]
public sealed record SupplyAnnounced(AsnId Asn, SiteId Site, DateTimeOffset? At, long Quantity) : StockEvent;
