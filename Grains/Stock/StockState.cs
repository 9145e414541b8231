using System.Collections.Immutable;
using System.Text.Json.Serialization;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Stock;

namespace OrleansWarehouse.Grains.Stock;

/// <summary>What holders have reported of a SKU's goods, and its promises. Contains only what is live, except for claims that
/// ended within the last hour.</summary>
/// <param name="Floor">By order, what holders have reported of its lines.</param>
/// <param name="Dated">By site, goods that expire.</param>
/// <param name="Waiting">Backordered lines, in the order in which they are served.</param>
/// <param name="Ended">Claims that hold nothing any more; their revision identifies late commands.</param>
/// <param name="Fences">When claims ended, oldest first; an entry is void if its claim has begun again since.</param>
/// <param name="Version">The number of events.</param>
public sealed record StockState(
    ImmutableSortedDictionary<SiteId, SiteStock> Sites,
    ImmutableDictionary<OrderId, Claim> Claims,
    ImmutableSortedSet<WaitingLine> Waiting,
    ImmutableSortedDictionary<string, Supply> Inbound,
    ImmutableDictionary<OrderId, EndedClaim> Ended,
    ImmutableQueue<Fence> Fences,
    ImmutableDictionary<OrderId, ImmutableArray<LineOnFloor>> Floor,
    ImmutableSortedDictionary<SiteId, SiteDates> Dated,
    long Version)
{
    public static StockState Initial { get; } = new(
        ImmutableSortedDictionary<SiteId, SiteStock>.Empty,
        ImmutableDictionary<OrderId, Claim>.Empty,
        [],
        ImmutableSortedDictionary<string, Supply>.Empty,
        ImmutableDictionary<OrderId, EndedClaim>.Empty,
        [],
        ImmutableDictionary<OrderId, ImmutableArray<LineOnFloor>>.Empty,
        ImmutableSortedDictionary<SiteId, SiteDates>.Empty,
        0);

    public SiteStock At(SiteId site) => Sites.GetValueOrDefault(site, SiteStock.Empty);

    /// <summary>Returns what an order has, or had until recently; null when it is unknown or forgotten.</summary>
    public Claim? Claim(OrderId order) => Claims.GetValueOrDefault(order) ?? Ended.GetValueOrDefault(order)?.Claim;

    public LineOnFloor OnFloor(OrderId order, string line, SiteId site)
    {
        if (Floor.TryGetValue(order, out var lines))
        {
            foreach (var known in lines)
                if (known.Line == line && known.Site == site) return known;
        }

        return new(line, site, 0, 0);
    }

    /// <summary>Returns the units that are promised and not picked.</summary>
    public long OnShelves(OrderId order, ClaimLine line, SiteId site) =>
        line.ReservedAt(site) - OnFloor(order, line.Line, site).CoveredOf(line.ReservedAt(site));
}

/// <summary>What holders have reported of an order line at a site.</summary>
/// <param name="Picked">In totes and parcels.</param>
/// <param name="Planned">On shelves, allocated to plans.</param>
public sealed record LineOnFloor(string Line, SiteId Site, long Picked, long Planned)
{
    [JsonIgnore]
    public bool IsEmpty => Picked == 0 && Planned == 0;

    /// <summary>Returns how many of the promised units are picked.</summary>
    public long CoveredOf(long reserved) => Math.Max(0, Math.Min(Picked, reserved));
}

/// <summary>Goods of a site that expire.</summary>
/// <param name="Zone">The site's time zone (IANA).</param>
/// <param name="Day">Goods with an earlier expiry are expired.</param>
/// <param name="Pickable">Unexpired units on hand, by expiry date.</param>
public sealed record SiteDates(SkuId Sku, string Zone, DateOnly Day, ImmutableSortedDictionary<DateOnly, long> Pickable)
{
    /// <summary>Returns the date at the site.</summary>
    public static DateOnly DayOf(string zone, DateTimeOffset now) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(zone)).DateTime);

    /// <summary>When the next goods expire; null when none do.</summary>
    [JsonIgnore]
    public DateTimeOffset? NextAt
    {
        get
        {
            if (Pickable.IsEmpty) return null;
            var zone = TimeZoneInfo.FindSystemTimeZoneById(Zone);
            var midnight = Pickable.Keys.First().AddDays(1).ToDateTime(TimeOnly.MinValue);
            // There is no midnight on a day on which the clock jumps over it.
            while (zone.IsInvalidTime(midnight)) midnight = midnight.AddMinutes(15);
            return new(midnight, zone.GetUtcOffset(midnight));
        }
    }
}

/// <summary>What an order has of this SKU.</summary>
/// <param name="Losses">Losses of picked units that the order has not acknowledged yet.</param>
public sealed record Claim(
    long Revision, int Priority, DateTimeOffset PlacedAt, ImmutableArray<ClaimLine> Lines, ImmutableArray<ClaimLoss> Losses)
{
    [JsonIgnore]
    public bool IsIdle => Lines.All(static line => line.IsIdle);

    public ClaimLine? Line(string name)
    {
        foreach (var line in Lines)
            if (line.Line == name) return line;
        return null;
    }
}

/// <summary>What an order line has: its reservations by site, and its backorder.</summary>
/// <param name="OnlySite">If set, the only site that may fill it.</param>
/// <param name="Shipped">What has shipped, by site.</param>
public sealed record ClaimLine(
    string Line, ImmutableArray<SiteQuantity> Reserved, long Backordered, SiteId? OnlySite, ImmutableArray<SiteQuantity> Shipped)
{
    [JsonIgnore]
    public bool IsIdle => Backordered == 0 && Reserved.IsEmpty;

    public long ReservedAt(SiteId site) => Reserved.At(site);
}

public sealed record EndedClaim(Claim Claim, DateTimeOffset At);

public sealed record Fence(OrderId Order, DateTimeOffset At);

public sealed record Supply(AsnId Asn, SiteId Site, DateTimeOffset? At, long Quantity);

/// <summary>A place in the queue for stock: higher priority first, then the older order.</summary>
public sealed record WaitingLine(int Priority, DateTimeOffset PlacedAt, OrderId Order, string Line) : IComparable<WaitingLine>
{
    public int CompareTo(WaitingLine? other)
    {
        if (other is null) return 1;
        var order = other.Priority.CompareTo(Priority);
        if (order == 0) order = PlacedAt.CompareTo(other.PlacedAt);
        if (order == 0) order = string.CompareOrdinal(Order.ToString(), other.Order.ToString());
        return order != 0 ? order : string.CompareOrdinal(Line, other.Line);
    }
}
