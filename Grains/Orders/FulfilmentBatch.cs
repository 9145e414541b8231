using System.Text.Json;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Orders;

/// <summary>What a batch of events comes to in rows of fulfilments and of their lines: one write for each, however many events.</summary>
internal sealed class FulfilmentBatch
{
    private readonly Dictionary<(OrderId Order, int Sequence), FulfilmentChange> heads = [];
    private readonly Dictionary<(OrderId Order, int Sequence), StatusRow> statuses = [];
    private readonly Dictionary<(OrderId Order, int Sequence, string Line), (FulfilmentLine After, long Place)> lines = [];
    private readonly Dictionary<(OrderId Order, int Sequence, string Line), LinePicks> picks = [];

    public IEnumerable<FulfilmentRow> Changed => heads.Where(static head => !head.Value.Gone).Select(static head => FulfilmentRow.Of(head.Key.Order, head.Value));

    public IEnumerable<FulfilmentRow> Gone => heads.Where(static head => head.Value.Gone).Select(static head => FulfilmentRow.Of(head.Key.Order, head.Value));

    /// <summary>Of fulfilments of which nothing else is known here.</summary>
    public IEnumerable<StatusRow> Statuses => statuses.Values;

    public IEnumerable<LineRow> ChangedLines => Rows.Where(static row => row.Body.Length > 0);

    public IEnumerable<LineRow> GoneLines => Rows.Where(static row => row.Body.Length == 0);

    /// <summary>Picks of lines of which nothing else is known here.</summary>
    public IEnumerable<LinePicks> Picks => picks.Values;

    private IEnumerable<LineRow> Rows => lines.Select(static line => LineRow.Of(line.Key.Order, line.Key.Sequence, line.Value.After, line.Value.Place));

    public void Add(OrderId order, OrderEvent @event, long position)
    {
        if (@event is LinePicked picked) Add(order, picked);
        if (@event is not FulfilmentsEvent many) return;
        foreach (var change in many.Fulfilments) Add(order, change, position);
    }

    private void Add(OrderId order, FulfilmentChange change, long position)
    {
        heads[(order, change.Sequence)] = change;
        statuses.Remove((order, change.Sequence));
        foreach (var (line, i) in change.Lines.Select(static (line, i) => (line, i)))
        {
            lines[(order, change.Sequence, line.Line)] = (line, LineRow.PlaceOf(position, i));
            picks.Remove((order, change.Sequence, line.Line));
        }
    }

    private void Add(OrderId order, LinePicked picked)
    {
        var (fulfilment, line) = ((order, picked.Fulfilment), (order, picked.Fulfilment, picked.Line));
        if (picked.FulfilmentStatus is { } status)
        {
            if (heads.TryGetValue(fulfilment, out var head)) heads[fulfilment] = head with { Status = status };
            else statuses[fulfilment] = new(order.Merchant.Value, order.Local, picked.Fulfilment, status);
        }

        if (lines.TryGetValue(line, out var known)) lines[line] = known with { After = picked.ApplyTo(known.After) };
        else if (picks.TryGetValue(line, out var before)) before.Events.Add(picked);
        else picks.Add(line, new(order.Merchant.Value, order.Local, picked.Fulfilment, picked.Line, [picked]));
    }
}

/// <summary>A fulfilment, as it is kept.</summary>
internal sealed record FulfilmentRow(
    string Merchant, string OrderId, int Sequence, string? Site, FulfilmentStatus Status, string? Wave, DateTimeOffset? ShipBy)
{
    public static readonly RowTable<FulfilmentRow> Table = new(
        "fulfilments", [nameof(Merchant), nameof(OrderId), nameof(Sequence)], new RowIndex("open", "(site, status)"), new RowIndex("due", "(site, ship_by)"));

    public static FulfilmentRow Of(OrderId id, FulfilmentChange change) =>
        new(id.Merchant.Value, id.Local, change.Sequence, change.Site?.Value, change.Status, change.Wave?.Number, change.ShipBy);
}

internal sealed record StatusRow(string Merchant, string OrderId, int Sequence, FulfilmentStatus Status);

/// <param name="Place">Orders the lines of a fulfilment: as they came into it.</param>
/// <param name="Body">As JSON; empty when the line is gone.</param>
internal sealed record LineRow(string Merchant, string OrderId, int Sequence, string Line, long Place, string Body)
{
    public static readonly RowTable<LineRow> Table =
        new("fulfilment_lines", [nameof(Merchant), nameof(OrderId), nameof(Sequence), nameof(Line)]);

    /// <summary>More than one event can change.</summary>
    private const long LinesPerEvent = 100_000;

    public static LineRow Of(OrderId id, int sequence, FulfilmentLine line, long place) =>
        new(id.Merchant.Value, id.Local, sequence, line.Line, place, line.Quantity == 0 ? "" : TextOf(line));

    public static long PlaceOf(long position, int index) => position * LinesPerEvent + index;

    public static string TextOf(FulfilmentLine line) => JsonSerializer.Serialize(line, OrdersJson.Default.FulfilmentLine);

    public static FulfilmentLine LineOf(string body) => JsonSerializer.Deserialize(body, OrdersJson.Default.FulfilmentLine)!;
}

/// <summary>What was picked of a line that only its row knows.</summary>
internal sealed record LinePicks(string Merchant, string OrderId, int Sequence, string Line, List<LinePicked> Events)
{
    /// <summary>The row after the picks.</summary>
    /// <param name="body">As the row has it.</param>
    public PickedRow Row(string body) => new(
        Merchant, OrderId, Sequence, Line, LineRow.TextOf(Events.Aggregate(LineRow.LineOf(body), static (line, picked) => picked.ApplyTo(line))));
}

internal sealed record PickedRow(string Merchant, string OrderId, int Sequence, string Line, string Body);
