using System.Text.Json;

using OrleansWarehouse.Grains.Interfaces.Fulfilments;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Fulfilments;

/// <summary>A fulfilment, as it is kept.</summary>
/// <param name="Wave">Empty while no wave has it.</param>
internal sealed record FulfilmentRow(
    string Merchant, string OrderId, int Sequence, string Number, string Site, FulfilmentStatus Status, string Wave, DateTimeOffset? ShipBy,
    string? ServiceLevel, int Priority, DateTimeOffset PlacedAt)
{
    public static readonly RowTable<FulfilmentRow> Table = new(
        "fulfilments", [nameof(Merchant), nameof(OrderId), nameof(Sequence)], new RowIndex("open", "(site, status)"), new RowIndex("due", "(site, ship_by)"));

    public static FulfilmentRow Of(FulfilmentId id, FulfilmentOpened opened) => new(
        id.Order.Merchant.Value, id.Order.Local, id.Sequence, id.Order.Number, opened.Site.Value, opened.Status, "", opened.ShipBy,
        opened.ServiceLevel, opened.Priority, opened.PlacedAt);

    public FulfilmentRow With(FulfilmentRowChange change) =>
        this with { Status = change.Status ?? Status, Wave = change.Wave ?? Wave, ShipBy = change.ShipBy ?? ShipBy };
}

internal sealed record FulfilmentKey(string Merchant, string OrderId, int Sequence)
{
    public static FulfilmentKey Of(FulfilmentId id) => new(id.Order.Merchant.Value, id.Order.Local, id.Sequence);
}

/// <summary>What changes in the row of a fulfilment; what is null stays.</summary>
internal sealed record FulfilmentRowChange(
    string Merchant, string OrderId, int Sequence, FulfilmentStatus? Status = null, string? Wave = null, DateTimeOffset? ShipBy = null)
{
    public static FulfilmentRowChange Of(FulfilmentId id) => new(id.Order.Merchant.Value, id.Order.Local, id.Sequence);

    public FulfilmentRowChange After(FulfilmentEvent @event) => @event switch
    {
        FulfilmentReleased released => this with { Status = FulfilmentStatus.Released, ShipBy = released.ShipBy },
        PickingStarted started => this with { Status = FulfilmentStatus.Picking, Wave = started.Wave.Number },
        PickingStopped => this with { Status = FulfilmentStatus.Released, Wave = "" },
        LinePicked picked => this with { Status = picked.Status ?? Status },
        LinesEvent lines => this with { Status = lines.Status },
        _ => this,
    };
}

/// <param name="Place">Orders the lines of a fulfilment: as they came into it.</param>
/// <param name="Body">As JSON; empty when the line is gone.</param>
internal sealed record LineRow(string Merchant, string OrderId, int Sequence, string Line, long Place, string Body)
{
    public static readonly RowTable<LineRow> Table =
        new("fulfilment_lines", [nameof(Merchant), nameof(OrderId), nameof(Sequence), nameof(Line)]);

    /// <summary>More than one event can change.</summary>
    private const long LinesPerEvent = 100_000;

    public static LineRow Of(FulfilmentId id, FulfilmentLine line, long place) =>
        new(id.Order.Merchant.Value, id.Order.Local, id.Sequence, line.Line, place, line.Quantity == 0 ? "" : TextOf(line));

    public static long PlaceOf(long position, int index) => position * LinesPerEvent + index;

    public static string TextOf(FulfilmentLine line) => JsonSerializer.Serialize(line, FulfilmentsJson.Default.FulfilmentLine);

    public static FulfilmentLine LineOf(string body) => JsonSerializer.Deserialize(body, FulfilmentsJson.Default.FulfilmentLine)!;
}

/// <summary>What was picked of a line that only its row knows.</summary>
internal sealed record LinePicks(string Merchant, string OrderId, int Sequence, string Line, List<LinePicked> Events)
{
    public static LinePicks Of(FulfilmentId id, LinePicked picked) =>
        new(id.Order.Merchant.Value, id.Order.Local, id.Sequence, picked.Line, [picked]);

    /// <summary>The row after the picks.</summary>
    /// <param name="body">As the row has it.</param>
    public PickedRow Row(string body) => new(
        Merchant, OrderId, Sequence, Line, LineRow.TextOf(Events.Aggregate(LineRow.LineOf(body), static (line, picked) => picked.ApplyTo(line))));
}

internal sealed record PickedRow(string Merchant, string OrderId, int Sequence, string Line, string Body);
