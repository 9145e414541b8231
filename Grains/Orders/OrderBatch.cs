using System.Collections.Immutable;
using System.Text.Json;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Orders;

namespace OrleansWarehouse.Grains.Orders;

/// <summary>What a batch of events comes to in rows: one write per order and per fulfilment, however many events.</summary>
internal sealed class OrderBatch
{
    private readonly Dictionary<string, OrderRow> placed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ChangeRow> changed = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Order, int Sequence), (OrderId Order, Fulfilment After)> fulfilments = [];
    private readonly Dictionary<(string Order, int Sequence), FulfilmentPicks> picks = [];

    public bool IsEmpty => placed.Count == 0 && changed.Count == 0;

    public IEnumerable<OrderRow> Placed => placed.Values;

    public IEnumerable<ChangeRow> Changed => changed.Values;

    public IEnumerable<FulfilmentRow> Fulfilments => Rows.Where(row => row.Lines is not null);

    public IEnumerable<FulfilmentRow> Gone => Rows.Where(row => row.Lines is null);

    /// <summary>Picks of fulfilments of which nothing else is known here.</summary>
    public IEnumerable<FulfilmentPicks> Picks => picks.Values;

    private IEnumerable<FulfilmentRow> Rows => fulfilments.Values.Select(static known => FulfilmentRow.Of(known.Order, known.After));

    public void Add(string key, OrderEvent @event, StoredEvent stored)
    {
        var id = IId<OrderId>.Parse(key);
        var status = (@event as FulfilmentsEvent)?.Status ?? (@event as LinePicked)?.Status;
        if (@event is OrderPlaced order) placed[key] = OrderRow.Of(id, order, stored);
        else if (placed.TryGetValue(key, out var row)) placed[key] = row.With(status, stored);
        else changed[key] = new(id.Merchant.Value, id.Local, Name(status) ?? changed.GetValueOrDefault(key)?.Status, Millis(stored.At), stored.Position);

        if (@event is LinePicked picked) Add((key, picked.Fulfilment), id, picked);
        if (@event is not FulfilmentsEvent many) return;
        foreach (var fulfilment in many.Fulfilments)
        {
            fulfilments[(key, fulfilment.Sequence)] = (id, fulfilment);
            picks.Remove((key, fulfilment.Sequence));
        }
    }

    private void Add((string Order, int Sequence) key, OrderId id, LinePicked picked)
    {
        if (fulfilments.TryGetValue(key, out var known)) fulfilments[key] = (id, picked.ApplyTo(known.After));
        else if (picks.TryGetValue(key, out var before)) before.Events.Add(picked);
        else picks.Add(key, new(id.Merchant.Value, id.Local, picked.Fulfilment, [picked]));
    }

    internal static long Millis(DateTimeOffset at) => at.ToUnixTimeMilliseconds();

    internal static string? Name<T>(T? value)
        where T : struct, Enum =>
        value is { } given ? JsonNamingPolicy.CamelCase.ConvertName(given.ToString()) : null;
}

internal sealed record OrderRow(
    string Merchant,
    string Id,
    string Channel,
    string Number,
    string Status,
    string Customer,
    string Search,
    string? ServiceLevel,
    int Priority,
    long PlacedAt,
    long UpdatedAt,
    long Position)
{
    public static OrderRow Of(OrderId id, OrderPlaced placed, StoredEvent stored) => new(
        id.Merchant.Value,
        id.Local,
        id.Channel,
        id.Number,
        OrderBatch.Name<OrderStatus>(OrderStatus.Placed)!,
        placed.Customer.Name,
        $"{id.Number}\n{placed.Customer.Name}\n{placed.Customer.Email}\n{placed.ShipTo.Name}\n{placed.ShipTo.Postcode}".ToLowerInvariant(),
        placed.ServiceLevel,
        placed.Priority,
        OrderBatch.Millis(placed.PlacedAt),
        OrderBatch.Millis(stored.At),
        stored.Position);

    public OrderRow With(OrderStatus? status, StoredEvent stored) => this with
    {
        Status = OrderBatch.Name(status) ?? Status,
        UpdatedAt = OrderBatch.Millis(stored.At),
        Position = stored.Position,
    };
}

internal sealed record ChangeRow(string Merchant, string Id, string? Status, long UpdatedAt, long Position);

/// <param name="Lines">As JSON; null when the fulfilment is gone.</param>
internal sealed record FulfilmentRow(
    string Merchant, string OrderId, int Sequence, string? Site, string Status, string? Wave, long? ShipBy, string? Lines)
{
    public static FulfilmentRow Of(OrderId id, Fulfilment fulfilment) => new(
        id.Merchant.Value,
        id.Local,
        fulfilment.Sequence,
        fulfilment.Site?.Value,
        OrderBatch.Name<FulfilmentStatus>(fulfilment.Status)!,
        fulfilment.Wave?.Number,
        fulfilment.ShipBy?.ToUnixTimeMilliseconds(),
        fulfilment.Lines.IsEmpty ? null : TextOf(fulfilment.Lines));

    public static string TextOf(ImmutableArray<FulfilmentLine> lines) =>
        JsonSerializer.Serialize(lines, OrdersJson.Default.ImmutableArrayFulfilmentLine);

    public static ImmutableArray<FulfilmentLine> LinesOf(string text) =>
        JsonSerializer.Deserialize(text, OrdersJson.Default.ImmutableArrayFulfilmentLine);
}

/// <summary>What was picked of a fulfilment whose other lines only its row knows.</summary>
internal sealed record FulfilmentPicks(string Merchant, string OrderId, int Sequence, List<LinePicked> Events)
{
    /// <summary>What changes in the row.</summary>
    /// <param name="lines">As the row has them.</param>
    public PickedRow Row(string lines)
    {
        var before = new Fulfilment(Sequence, null, default, FulfilmentRow.LinesOf(lines));
        var after = Events.Aggregate(before, static (fulfilment, picked) => picked.ApplyTo(fulfilment));
        var status = OrderBatch.Name<FulfilmentStatus>(Events.FindLast(static picked => picked.FulfilmentStatus is not null)?.FulfilmentStatus);
        return new(Merchant, OrderId, Sequence, status, FulfilmentRow.TextOf(after.Lines));
    }
}

/// <param name="Status">Null where it stays.</param>
internal sealed record PickedRow(string Merchant, string OrderId, int Sequence, string? Status, string Lines);
