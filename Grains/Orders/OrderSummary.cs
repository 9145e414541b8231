using System.ComponentModel.DataAnnotations.Schema;
using System.Text.Json.Serialization;

using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Orders;

/// <summary>One order in a list.</summary>
/// <param name="Buyer">Sealed.</param>
/// <param name="Customer">His name; for who answers to fill in.</param>
/// <param name="Search">The number in small letters.</param>
/// <param name="TextId">The buyer's text that it is found by.</param>
/// <param name="LogPosition">Of its newest event.</param>
/// <param name="Position">The same as a text; for who answers to fill in.</param>
public sealed record OrderSummary(
    [property: JsonIgnore] string Merchant,
    string Id,
    string Number,
    string Channel,
    string Status,
    [property: JsonIgnore] string Buyer,
    [property: NotMapped] string Customer,
    [property: JsonIgnore] string Search,
    [property: JsonIgnore] string TextId,
    [property: JsonIgnore] string? ServiceLevel,
    [property: JsonIgnore] int Priority,
    DateTimeOffset PlacedAt,
    DateTimeOffset UpdatedAt,
    [property: JsonIgnore, Column("position")] long LogPosition,
    [property: NotMapped] string Position)
{
    internal static readonly RowTable<OrderSummary> Table = new(
        "orders",
        [nameof(Merchant), nameof(Id)],
        new RowIndex("placed", "(merchant, placed_at, id)"),
        new RowIndex("open", "(merchant, status) WHERE status NOT IN ('shipped', 'delivered', 'cancelled', 'returned')"));

    /// <summary>With what is for who answers to fill in.</summary>
    public OrderSummary WithPosition() => this with { Position = Interfaces.LogPosition.Format(LogPosition) };

    internal static OrderSummary Of(OrderId id, OrderPlaced placed, StoredEvent stored) => new(
        id.Merchant.Value,
        id.Local,
        id.Number,
        id.Channel,
        EnumText.Of(OrderStatus.Placed),
        placed.Buyer.Sealed,
        "",
        id.Number.ToLowerInvariant(),
        placed.Buyer.TextId,
        placed.ServiceLevel,
        placed.Priority,
        placed.PlacedAt,
        stored.At,
        stored.Position,
        "");

    internal OrderSummary With(OrderStatus? status, StoredEvent stored) => this with
    {
        Status = status is { } known ? EnumText.Of(known) : Status,
        UpdatedAt = stored.At,
        LogPosition = stored.Position,
    };
}

/// <summary>What changes in the row of an order that was placed before.</summary>
internal sealed record OrderRowChange(string Merchant, string Id, OrderStatus? Status, DateTimeOffset UpdatedAt, long LogPosition);
