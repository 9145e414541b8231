using System.Text.Json;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Orders;

namespace OrleansWarehouse.Grains.Orders;

/// <summary>What a batch of events comes to in rows of orders: one write per order, however many events.</summary>
internal sealed class OrderBatch
{
    private readonly Dictionary<string, OrderRow> placed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ChangeRow> changed = new(StringComparer.Ordinal);

    public bool IsEmpty => placed.Count == 0 && changed.Count == 0;

    public IEnumerable<OrderRow> Placed => placed.Values;

    public IEnumerable<ChangeRow> Changed => changed.Values;

    public FulfilmentBatch Fulfilments { get; } = new();

    public void Add(string key, OrderEvent @event, StoredEvent stored)
    {
        var id = IId<OrderId>.Parse(key);
        var status = (@event as FulfilmentsEvent)?.Status ?? (@event as LinePicked)?.Status;
        if (@event is OrderPlaced order) placed[key] = OrderRow.Of(id, order, stored);
        else if (placed.TryGetValue(key, out var row)) placed[key] = row.With(status, stored);
        else changed[key] = new(id.Merchant.Value, id.Local, Name(status) ?? changed.GetValueOrDefault(key)?.Status, Millis(stored.At), stored.Position);

        Fulfilments.Add(id, @event, stored.Position);
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
