using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Fulfilments;

namespace OrleansWarehouse.Grains.Fulfilments;

/// <summary>A fulfilment's lines while a decision changes them; tells at the end which ones changed and how far it is then.</summary>
internal sealed class FulfilmentDraft(FulfilmentState state)
{
    private readonly Dictionary<string, FulfilmentLine> changed = new(StringComparer.Ordinal);

    public bool IsUnchanged => changed.Count == 0;

    public ImmutableArray<FulfilmentLine> Changed => [.. changed.Values];

    public FulfilmentStatus Status => StatusOf(All);

    public bool Ended => All.IsEmpty;

    private ImmutableArray<FulfilmentLine> All => ChangedLines.Merge(state.Lines, Changed);

    public FulfilmentLine? Line(string name) =>
        changed.TryGetValue(name, out var line) ? line.Quantity > 0 ? line : null : state.Line(name);

    /// <summary>Replaces a line, or adds one; one with no units leaves.</summary>
    public void Put(FulfilmentLine line) => changed[line.Line] = line;

    /// <summary>Once picking has begun, a fulfilment is as far as the least of its units.</summary>
    private FulfilmentStatus StatusOf(ImmutableArray<FulfilmentLine> lines)
    {
        if (state.IsUnstarted || lines.IsEmpty) return state.Status;
        if (lines.All(static line => line.Delivered == line.Quantity)) return FulfilmentStatus.Delivered;
        if (lines.All(static line => line.Shipped == line.Quantity)) return FulfilmentStatus.Shipped;
        if (lines.All(static line => line.Packed == line.Quantity)) return FulfilmentStatus.Packed;
        return lines.All(static line => line.Picked == line.Quantity) ? FulfilmentStatus.Picked : FulfilmentStatus.Picking;
    }
}
