using System.Collections.Immutable;
using System.Text.Json.Serialization;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Stock;

namespace OrleansWarehouse.Grains.Locations;

/// <summary>What happens to locations and containers. Each event says all that it does to contents and plans, and how stock is to count
/// it, so that nobody needs history to follow: what a place was when it happened is in the event and is never looked up later.</summary>
public abstract record HolderEvent
{
    public ImmutableArray<ContentChange> Changes { get; init; } = [];

    public ImmutableArray<PlanChange> Plans { get; init; } = [];

    public ImmutableArray<Flow> Flows { get; init; } = [];
}

/// <param name="Quantity">Signed.</param>
/// <param name="InDoubt">Signed: of the units that are there then.</param>
/// <param name="Size">Of one each; null where it is not known, or was told before.</param>
public sealed record ContentChange(
    StockKey Key,
    long Quantity,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] long InDoubt,
    UnitSize? Size = null);

/// <summary>Units that a plan has got, used up, given back or lost.</summary>
/// <param name="Named">Null for an order line's own units: they are named after the line.</param>
/// <param name="Plan">Without its task where that need not be told.</param>
/// <param name="Quantity">Signed.</param>
/// <param name="Cut">The plan does not know of it yet: it has lost them.</param>
public sealed record PlanChange(
    string? Named,
    Plan Plan,
    StockKey Key,
    long Quantity,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Cut = false)
{
    [JsonIgnore]
    public string Name => Named ?? $"{Plan.For}";
}

/// <param name="At">When it was seen, where that is not now.</param>
[EventType("goodsPut"), JsonConverter(typeof(EventFormConverter<GoodsPut, PutForm>))]
public sealed record GoodsPut(
    string Reference, ImmutableArray<PlacedGoods> Goods, bool Transfer, StockReason Reason, PutAwayId? PutAway, DateTimeOffset? At)
    : HolderEvent
{
    /// <summary>Units that a count has found before they were told of.</summary>
    public ImmutableArray<CountPart> Counted { get; init; } = [];

    /// <summary>A line's units that were to come with them and were lost before.</summary>
    public ImmutableArray<TakenGoods> Lost { get; init; } = [];

    /// <summary>The delivery that they are of, where they come in by one.</summary>
    public AsnId? Receipt { get; init; }

    /// <summary>Of goods that are in doubt, the holders of the site that they may be missing from: first the one that they were said to be from.</summary>
    public ImmutableArray<string> Suspects { get; init; } = [];
}

/// <param name="Arriving">What reaches the destination.</param>
/// <param name="At">When it was seen, where that is not now.</param>
[EventType("goodsTaken"), JsonConverter(typeof(EventFormConverter<GoodsTaken, TakenForm>))]
public sealed record GoodsTaken(
    string Reference,
    bool Transfer,
    Holder? To,
    ImmutableArray<PlacedGoods> Arriving,
    StockReason Reason,
    string? Note,
    PutAwayId? PutAway,
    DateTimeOffset? At) : HolderEvent
{
    /// <summary>Units that a count has missed before they were told of.</summary>
    public ImmutableArray<CountPart> Counted { get; init; } = [];

    /// <summary>A line's units that were lost before they could be taken: whoever gets the others does not get these.</summary>
    public ImmutableArray<TakenGoods> Lost { get; init; } = [];

    /// <summary>Of units that are not there by the books: the holders that got some of their SKU from here since they were taken.</summary>
    public ImmutableArray<string> Suspects { get; init; } = [];
}

/// <param name="Quantity">Signed.</param>
[EventType("stockAdjusted")]
public sealed record StockAdjusted(string Reference, StockKey Key, long Quantity, StockReason Reason, string? Note) : HolderEvent;

[EventType("stockAllocated")]
public sealed record StockAllocated(string Name) : HolderEvent;

[EventType("stockDeallocated")]
public sealed record StockDeallocated(string Name) : HolderEvent;

/// <summary>Somebody did not find what the books say.</summary>
[EventType("stockDoubted")]
public sealed record StockDoubted(string Reference, StockKey Key, string Reason) : HolderEvent
{
    /// <summary>When somebody looked.</summary>
    public DateTimeOffset? At { get; init; }
}

/// <summary>Somebody has counted; nothing changes until that is accepted.</summary>
[EventType("countOpened")]
public sealed record CountOpened(string Count, CountScope Scope, DateTimeOffset At, ImmutableArray<CountLine> Lines) : HolderEvent;

/// <param name="Books">What the books held of it at the count's instant.</param>
public sealed record CountLine(StockKey Key, long Counted, long Books)
{
    /// <summary>It has come since, by the books. A unit with a serial number that was seen before is that very one: it was not told of
    /// yet.</summary>
    public CountLine Arrived() => Key.Serial is null ? this : this with { Books = Math.Max(Books, Counted) };
}

/// <summary>A count is accepted.</summary>
/// <param name="Differences">What was counted more or (below 0) less than the books had at its instant.</param>
[EventType("stockCounted")]
public sealed record StockCounted(string Count, CountScope Scope, DateTimeOffset At, ImmutableArray<Goods> Differences) : HolderEvent;

/// <summary>An order line wants units in a container no longer.</summary>
[EventType("goodsUnassigned")]
public sealed record GoodsUnassigned(string Reference, ForLine For, ImmutableArray<Goods> Goods) : HolderEvent
{
    /// <summary>Of its units, those that were lost before.</summary>
    public ImmutableArray<TakenGoods> Lost { get; init; } = [];
}

[EventType("locationDefined")]
public sealed record LocationDefined(LocationDefinition Definition) : HolderEvent
{
    /// <summary>Put-aways on their way here whose goods do not fit what the place is now.</summary>
    public ImmutableArray<PutAwayId> Turned { get; init; } = [];
}

[EventType("spaceKept")]
public sealed record SpaceKept(PutAwayId PutAway, Goods Goods, long WeightGrams, long VolumeMm3) : HolderEvent;

[EventType("spaceFreed")]
public sealed record SpaceFreed(PutAwayId PutAway) : HolderEvent;

/// <summary>Units of a count's difference that are explained.</summary>
/// <param name="Quantity">Above 0.</param>
public sealed record CountPart(string Count, StockKey Key, long Quantity);
