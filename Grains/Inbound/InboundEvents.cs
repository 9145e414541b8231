using System.Collections.Immutable;
using System.Text.Json.Serialization;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inbound;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Stock;

namespace OrleansWarehouse.Grains.Inbound;

public abstract record InboundEvent(SiteId Site);

/// <param name="Dropped">SKUs that an earlier announcement had and this one has not.</param>
[EventType("inboundAnnounced")]
public sealed record InboundAnnounced(
    SiteId Site,
    DateTimeOffset? ExpectedAt,
    ImmutableArray<ExpectedGoods> Lines,
    ImmutableArray<SkuId> Dropped,
    string? BlindReason) : InboundEvent(Site);

/// <param name="Quantity">In eaches.</param>
public sealed record ExpectedGoods(SkuId Sku, long Quantity, string? Lot, DateOnly? Expiry);

/// <param name="Dock">Where the goods stand now.</param>
/// <param name="Expected">Of the SKUs of this receipt, what is still to come.</param>
[EventType("goodsReceived")]
public sealed record GoodsReceived(
    SiteId Site,
    int Receipt,
    LocationId Dock,
    ImmutableArray<ReceivedGoods> Lines,
    bool Final,
    ImmutableArray<StillExpected> Expected,
    DateTimeOffset? ExpectedAt) : InboundEvent(Site)
{
    /// <summary>When it was counted, where that is not now.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Units that a count had found before.</summary>
    [JsonIgnore]
    public long Found => Lines.Sum(static line => line.Found.Length);
}

public sealed record StillExpected(SkuId Sku, long Quantity);

/// <param name="Serials">When the units have some: one each, and the key has none.</param>
/// <param name="Part">Its place among all that was counted: <c>receipt.line</c>.</param>
public sealed record ReceivedGoods(Goods Goods, ImmutableArray<string> Serials, string? Lpn, UnitSize? Size, LocationId Dock, string Part)
{
    /// <summary>Of the serials, those of units that a count had found before this was heard: they are in the books already, wherever they
    /// are now.</summary>
    public ImmutableArray<string> Found { get; init; } = [];

    /// <summary>What comes to the dock by it; null where a count has found all of it.</summary>
    [JsonIgnore]
    public ReceivedGoods? Standing => Found.IsEmpty ? this : Found.Length == Serials.Length ? null : this with
    {
        Goods = Goods with { Quantity = Goods.Quantity - Found.Length },
        Serials = Serials.RemoveRange(Found),
        Found = [],
    };

    /// <summary>Unit by unit where they have serials, else as one.</summary>
    [JsonIgnore]
    public IEnumerable<Goods> Units => SerialGoods.Of(Goods, Serials);
}

/// <summary>Counted in full: the discrepancies, if any, are known.</summary>
[EventType("inboundCounted")]
public sealed record InboundCounted(SiteId Site, ImmutableArray<DiscrepancyView> Discrepancies) : InboundEvent(Site);

/// <summary>What was received may be put away and sold.</summary>
[EventType("inboundConfirmed")]
public sealed record InboundConfirmed(SiteId Site, ImmutableArray<ReceivedGoods> Lines) : InboundEvent(Site);

/// <param name="By">Who said it.</param>
[EventType("inboundNoted")]
public sealed record InboundNoted(SiteId Site, string By, string? Text, string? Sku, InboundPhoto? Photo) : InboundEvent(Site);

[EventType("inboundPutAway")]
public sealed record InboundPutAway(SiteId Site, long Quantity, bool Closed) : InboundEvent(Site);

/// <summary>Goods with serial numbers: every unit has a key of its own.</summary>
internal static class SerialGoods
{
    public static IEnumerable<Goods> Of(Goods goods, ImmutableArray<string> serials) => serials.IsEmpty
        ? [goods]
        : serials.Select(serial => new Goods(goods.Key with { Serial = serial }, 1));
}
