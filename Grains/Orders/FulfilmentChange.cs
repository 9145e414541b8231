using System.Collections.Immutable;
using System.Text.Json.Serialization;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Orders;

namespace OrleansWarehouse.Grains.Orders;

/// <summary>A fulfilment's head as it is after an event, and those of its lines that the event changed.</summary>
/// <param name="Lines">As they are after it; one without units has left the fulfilment.</param>
/// <param name="Gone">No line is left: the fulfilment has ended.</param>
public sealed record FulfilmentChange(
    int Sequence,
    SiteId? Site,
    FulfilmentStatus Status,
    WaveId? Wave,
    DateTimeOffset? ShipBy,
    ImmutableArray<FulfilmentLine> Lines,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Gone = false)
{
    /// <summary>What makes one from the other.</summary>
    /// <param name="before">Null for a new fulfilment.</param>
    public static FulfilmentChange Between(Fulfilment? before, Fulfilment after)
    {
        var known = (before?.Lines ?? []).ToDictionary(static line => line.Line);
        var lines = ImmutableArray.CreateBuilder<FulfilmentLine>();
        foreach (var line in after.Lines)
        {
            // What a decision did not touch is the same object still.
            if (!known.Remove(line.Line, out var same) || !ReferenceEquals(same, line)) lines.Add(line);
        }

        lines.AddRange(known.Values.Select(static left => new FulfilmentLine(left.Line, left.Sku, 0)));
        return new(after.Sequence, after.Site, after.Status, after.Wave, after.ShipBy, lines.DrainToImmutable(), after.Lines.IsEmpty);
    }

    /// <summary>The fulfilment after it, given how it was before; null when it has ended.</summary>
    /// <param name="before">Null when it was not there.</param>
    public Fulfilment? ApplyTo(Fulfilment? before) =>
        Gone ? null : new(Sequence, Site, Status, before is null ? Lines : Merge(before.Lines), Wave, ShipBy);

    private ImmutableArray<FulfilmentLine> Merge(ImmutableArray<FulfilmentLine> before)
    {
        if (Lines.IsEmpty) return before;
        var changed = Lines.ToDictionary(static line => line.Line);
        var after = ImmutableArray.CreateBuilder<FulfilmentLine>(before.Length + changed.Count);
        foreach (var line in before)
        {
            var now = changed.Remove(line.Line, out var change) ? change : line;
            if (now.Quantity > 0) after.Add(now);
        }

        after.AddRange(Lines.Where(line => changed.ContainsKey(line.Line) && line.Quantity > 0));
        return after.DrainToImmutable();
    }
}
