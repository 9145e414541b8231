using System.Collections.Immutable;
using System.Text.Json.Serialization;

using OrleansWarehouse.Grains.Fulfilments;
using OrleansWarehouse.Grains.Interfaces.Fulfilments;
using OrleansWarehouse.Grains.Interfaces.Ids;

namespace OrleansWarehouse.Grains.Orders;

/// <summary>A part of an order as it is after an event, and those of its lines that the event changed.</summary>
/// <param name="Lines">As they are after it; one without units has left the part.</param>
/// <param name="Gone">No line is left: the part has ended.</param>
public sealed record PartChange(
    int Sequence,
    SiteId? Site,
    FulfilmentStatus Status,
    DateTimeOffset? ShipBy,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] long Seen,
    ImmutableArray<PartLine> Lines,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Gone = false)
{
    /// <summary>The part after it, given how it was before; null when it has ended.</summary>
    /// <param name="before">Null when it was not there.</param>
    public OrderPart? ApplyTo(OrderPart? before) =>
        Gone ? null : new(Sequence, Site, Status, ShipBy, Seen, before is null ? Lines : ChangedLines.Merge(before.Lines, Lines));
}
