using System.Text.Json;

namespace OrleansWarehouse.Benchmarks.Http;

// The members of the server's answers that are used here. Statuses are strings, because new ones may be added.

internal sealed record BatchAnswer(BatchResult[] Results);

internal sealed record BatchResult(int Index, int Status, string? Id, string? Code, string? Detail);

internal sealed record InboundAnswer(string Asn, string Status);

internal sealed record PutAwayAnswer(string Id, string Merchant, string Sku, long Quantity, string? Lot, string From, string? To);

internal sealed record StockAnswer(
    string Location, string Merchant, string Sku, string? Lot, string Status, long Quantity, long Allocated);

internal sealed record AvailabilityAnswer(
    string Sku, long OnHand, long Available, long Reserved, Dictionary<string, long> Unavailable, long Backordered);

internal sealed record OrderAnswer(
    string Id, string Number, string Status, OrderLineAnswer[] Lines, FulfilmentAnswer[] Fulfilments, ShipmentAnswer[] Shipments);

internal sealed record OrderLineAnswer(
    string Line, string Sku, long Quantity, long Reserved, long Backordered, QuantitiesAnswer Quantities);

/// <summary>Backordered and reserved are present claims; the others count the units that have come at least that far.</summary>
internal sealed record QuantitiesAnswer(
    long Ordered, long Cancelled, long Backordered, long Reserved, long Picked, long Packed, long Shipped, long Delivered);

internal sealed record FulfilmentAnswer(string Id, string? Site, string Status);

internal sealed record ShipmentAnswer(string Id, string? Site, string Carrier, string Status);

internal sealed record WaveAnswer(string Wave, TaskAnswer[] Tasks);

internal sealed record TaskAnswer(string Task, long DistanceMm, StopAnswer[] Stops);

internal sealed record StopAnswer(
    int Stop, string Location, string Sku, string? Lot, long Quantity, long Done, long Short, DropAnswer[] Drops);

internal sealed record DropAnswer(string Fulfilment, string Line, string? Tote, long Quantity);

internal sealed record InvariantsAnswer(bool Clean, InvariantCheck[] Checks);

internal sealed record InvariantCheck(string Name, long Checked, JsonElement[] Violations);

internal sealed record EventAnswer(string Position);
