using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Fulfilments;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Orders;

namespace OrleansWarehouse.Grains.Orders;

/// <summary>An order's parts with how far they have come, as their fulfilments tell it.</summary>
public sealed class OrderProgress
{
    private readonly ILookup<string, (PartProgress Part, LineProgress Line)> lines;

    /// <param name="told">By sequence.</param>
    public OrderProgress(OrderState state, IReadOnlyDictionary<int, FulfilmentProgress> told)
    {
        Parts = [.. state.Parts.Select(part => PartProgress.Of(part, told.GetValueOrDefault(part.Sequence))).Where(static part => !part.Lines.IsEmpty)];
        lines = Parts.SelectMany(static part => part.Lines.Select(line => (part, line))).ToLookup(static one => one.line.Line, StringComparer.Ordinal);
        Version = state.Version + state.EndedVersions + Parts.Sum(static part => part.Version);
        UpdatedAt = told.Values.Select(static one => one.UpdatedAt).Append(state.UpdatedAt).Max();
    }

    public ImmutableArray<PartProgress> Parts { get; }

    /// <summary>Rises with every event of the order and of its fulfilments.</summary>
    public long Version { get; }

    public DateTimeOffset UpdatedAt { get; }

    public OrderStatus Status => OrderStatuses.Of(Parts.Select(static part => part.Status));

    /// <summary>Where the units of a line are, by the sequence of the parts.</summary>
    public IEnumerable<(PartProgress Part, LineProgress Line)> Of(string line) => lines[line];

    /// <summary>Promised and not gone yet.</summary>
    public long Reserved(string line) => Of(line).Where(static one => one.Part.Site is not null).Sum(static one => one.Line.Quantity - one.Line.Shipped);

    public long Waiting(string line) => Of(line).Where(static one => one.Part.Site is null).Sum(static one => one.Line.Quantity);
}

/// <param name="Site">Null where it waits for stock.</param>
/// <param name="Version">Of the fulfilment; 0 where there is none.</param>
public sealed record PartProgress(
    int Sequence, SiteId? Site, FulfilmentStatus Status, DateTimeOffset? ShipBy, ImmutableArray<LineProgress> Lines, long Version)
{
    /// <param name="told">Null where the part is as the order knows it: it waits, or has just begun.</param>
    public static PartProgress Of(OrderPart part, FulfilmentProgress? told) => told is null
        ? new(part.Sequence, part.Site, part.Status, part.ShipBy, [.. part.Lines.Select(Unstarted)], part.Seen)
        : new(part.Sequence, told.Site, told.Status, told.ShipBy, told.Lines, told.Version);

    private static LineProgress Unstarted(PartLine line) => new(line.Line, line.Sku, line.Quantity, 0, 0, 0, 0, []);
}
