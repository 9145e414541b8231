using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Fulfilments;
using OrleansWarehouse.Grains.Interfaces.Ids;

namespace OrleansWarehouse.Grains.Orders;

/// <summary>A part of an order while a decision changes it.</summary>
internal sealed class PartDraft
{
    private readonly OrderPart before;
    private readonly Dictionary<string, PartLine> lines;
    private ImmutableArray<LineProgress> told = [];

    public PartDraft(OrderPart part, bool isNew = false)
    {
        (before, Status, ShipBy, Seen, IsNew) = (part, part.Status, part.ShipBy, part.Seen, isNew);
        lines = part.Lines.ToDictionary(static line => line.Line, StringComparer.Ordinal);
    }

    public int Sequence => before.Sequence;

    public SiteId? Site => before.Site;

    public FulfilmentStatus Status { get; private set; }

    public DateTimeOffset? ShipBy { get; private set; }

    public long Seen { get; private set; }

    public bool IsNew { get; }

    public bool IsChanged { get; private set; }

    public bool IsEmpty => lines.Count == 0;

    /// <summary>No wave has it yet, as far as the order knows.</summary>
    public bool IsUnstarted => Status is FulfilmentStatus.Reserved or FulfilmentStatus.Released;

    public IEnumerable<PartLine> Lines => lines.Values;

    /// <summary>The lines as the fulfilment has told them; none where it was not asked.</summary>
    public ImmutableArray<LineProgress> Told => told;

    /// <summary>What makes one from the other.</summary>
    public PartChange Change
    {
        get
        {
            var gone = before.Lines.Where(line => !lines.ContainsKey(line.Line)).Select(static line => line with { Quantity = 0 });
            var known = before.Lines.ToDictionary(static line => line.Line, StringComparer.Ordinal);
            return new(
                Sequence, Site, Status, ShipBy, Seen,
                [.. lines.Values.Where(line => known.GetValueOrDefault(line.Line) != line), .. gone], IsEmpty);
        }
    }

    public PartLine? Line(string name) => lines.GetValueOrDefault(name);

    public long Of(string name) => Line(name)?.Quantity ?? 0;

    public void Add(string name, SkuId sku, long quantity)
    {
        lines[name] = new(name, sku, checked(Of(name) + quantity));
        IsChanged = true;
    }

    /// <summary>Takes units out, at most those that there are.</summary>
    public void Take(string name, long quantity)
    {
        var line = lines[name];
        if (line.Quantity == quantity) lines.Remove(name);
        else lines[name] = line with { Quantity = line.Quantity - quantity };
        IsChanged = true;
    }

    /// <summary>A new one goes to the warehouse at once.</summary>
    public void Release(DateTimeOffset? shipBy) => (Status, ShipBy) = (FulfilmentStatus.Released, shipBy);

    /// <summary>Its first event is written with this decision.</summary>
    public void Begin() => Seen = 1;

    public void Hear(FulfilmentProgress progress)
    {
        told = progress.Lines;
        if (progress.Version <= Seen) return;
        (Status, ShipBy, Seen, IsChanged) = (progress.Status, progress.ShipBy, progress.Version, true);
        lines.Clear();
        foreach (var line in progress.Lines) lines.Add(line.Line, new(line.Line, line.Sku, line.Quantity, line.Shipped));
    }
}
