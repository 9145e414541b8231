using System.Collections.Immutable;

using OrleansWarehouse.Api.People;
using OrleansWarehouse.Grains.Interfaces.Orders;

namespace OrleansWarehouse.Api.Orders;

/// <summary>An order as it is answered.</summary>
/// <param name="TrackingPath">Of the buyer's page, on the server that answers: who has it may see how far the order is.</param>
internal sealed record OrderView(
    string Id,
    string Merchant,
    string Number,
    string Channel,
    OrderStatus Status,
    Customer Customer,
    Address ShipTo,
    string? ServiceLevel,
    PartialPolicy PartialPolicy,
    ImmutableArray<OrderLineView> Lines,
    ImmutableArray<FulfilmentView> Fulfilments,
    ImmutableArray<ShipmentView> Shipments,
    ImmutableArray<HoldView> Holds,
    DateTimeOffset PlacedAt,
    DateTimeOffset? ShipAfter,
    DateTimeOffset? ShipBy,
    DateTimeOffset UpdatedAt,
    long Version,
    ImmutableArray<string> AllowedActions,
    string? TrackingPath = null)
{
    public static OrderView Of(SealedOrder order, Customer customer, Address shipTo, string trackingPath) => new(
        order.Id, order.Merchant, order.Number, order.Channel, order.Status, customer, shipTo, order.ServiceLevel, order.PartialPolicy, order.Lines,
        order.Fulfilments, order.Shipments, order.Holds, order.PlacedAt, order.ShipAfter, order.ShipBy, order.UpdatedAt, order.Version,
        order.AllowedActions, trackingPath);
}

internal sealed record Cancelled(CancelOutcome Outcome, OrderView Order);
