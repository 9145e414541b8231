using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Grains.Work;

namespace OrleansWarehouse.Grains.Inbound;

public abstract record PutAwayEvent : WorkEvent;

[EventType("putAwayPlanned")]
public sealed record PutAwayPlanned(
    AsnId? Inbound,
    Goods Goods,
    Holder From,
    LocationId? To,
    ImmutableArray<string> Reasons,
    ImmutableArray<string> Serials,
    string? Lpn) : PutAwayEvent;

/// <param name="Plan">What it was about, so that whoever carries it out needs no history.</param>
/// <param name="Lines">Where the goods went.</param>
/// <param name="Rest">Units that stayed where they were.</param>
/// <param name="Open">Units that were still to be put away.</param>
/// <param name="At">When it was seen, where that is not now.</param>
[EventType("putAwayCompleted")]
public sealed record PutAwayCompleted(
    PutAwayPlanned Plan, ImmutableArray<PutAwayPart> Lines, long Rest, ImmutableArray<string> RestSerials, DateTimeOffset? At,
    long Open) : PutAwayEvent;

/// <summary>Where the goods stand there are fewer of them now; without any it has ended.</summary>
[EventType("putAwayCut")]
public sealed record PutAwayCut(PutAwayPlanned? Plan, long Quantity, string? Serial, bool Ended) : PutAwayEvent;

/// <summary>Its shelf takes such goods no longer, which was heard before it was planned.</summary>
[EventType("putAwayTurned")]
public sealed record PutAwayTurned : PutAwayEvent;

public sealed record PutAwayPart(LocationId Location, long Quantity, ImmutableArray<string> Serials)
{
    public IEnumerable<Goods> Units(StockKey key) => SerialGoods.Of(new(key, Quantity), Serials);
}
