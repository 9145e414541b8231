using System.Collections.Immutable;
using System.Text.Json.Serialization;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inventory;

namespace OrleansWarehouse.Grains.Inventory;

public abstract record SkuEvent;

[EventType("skuDefined")]
public sealed record SkuDefined(SkuDefinition Definition) : SkuEvent;

/// <param name="Attempt">The order's version that asked.</param>
[EventType("stockReserved")]
public sealed record StockReserved(
    OrderId Order, long Attempt, int Priority, DateTimeOffset PlacedAt, ImmutableArray<ClaimLine> Lines) : SkuEvent;

/// <summary>What one order line holds: reserved by site, and what it waits for.</summary>
/// <param name="OnlySite">When given, the only site that may fill it.</param>
public sealed record ClaimLine(string Line, ImmutableArray<SiteQuantity> Reserved, long Backordered, SiteId? OnlySite)
{
    public bool IsEmpty => Backordered == 0 && Reserved.IsEmpty;

    public long ReservedAt(SiteId site) => Reserved.FirstOrDefault(part => part.Site == site)?.Quantity ?? 0;
}

[EventType("stockReleased")]
public sealed record StockReleased(OrderId Order, long Attempt, ImmutableArray<ReleaseLine> Lines) : SkuEvent;

[EventType("backorderFilled")]
public sealed record BackorderFilled(OrderId Order, string Line, SiteId Site, long Quantity) : SkuEvent;

/// <summary>Stock that was promised is not there.</summary>
/// <param name="Container">The tote or parcel that the units were lost from; null where nobody had picked them.</param>
[EventType("promiseLost")]
public sealed record PromiseLost(OrderId Order, string Line, SiteId Site, long Quantity, string? Container = null) : SkuEvent
{
    /// <summary>The goods that were lost from the container: a line may have several lots in one tote.</summary>
    public StockKey? Key { get; init; }

    /// <summary>The fulfilment that had them in the container; 0 where it is not known.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Fulfilment { get; init; }
}

/// <summary>A holder has more or less, or other goods, than before.</summary>
[EventType("goodsHeard")]
public sealed record GoodsHeard(
    string Reference,
    SiteId Site,
    string Holder,
    StockReason Reason,
    ImmutableArray<Flow> Flows,
    ImmutableArray<PlannedUnits> Planned) : SkuEvent
{
    /// <summary>The site's time zone, where the goods expire.</summary>
    public string? Zone { get; init; }
}

/// <summary>A site's day began on which goods are expired that were for sale the day before.</summary>
/// <param name="Day">Goods that expire before it are expired.</param>
[EventType("goodsExpired")]
public sealed record GoodsExpired(SiteId Site, DateOnly Day, ImmutableArray<Flow> Flows) : SkuEvent;

[EventType("supplyAnnounced")]
public sealed record SupplyAnnounced(AsnId Asn, SiteId Site, DateTimeOffset? At, long Quantity) : SkuEvent;
