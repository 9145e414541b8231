using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inventory;
using OrleansWarehouse.Grains.Interfaces.Locations;

namespace OrleansWarehouse.Api.Locations;

internal sealed record MoveBody(
    string? Merchant,
    string? Sku,
    long? Quantity,
    string? Lot,
    DateOnly? Expiry,
    string? Serial,
    Condition? Condition,
    string? From,
    string? To,
    string? Reason)
{
    public MoveCommand Read(Check check, SiteId site, string reference, string? operation)
    {
        var sku = new SkuId(new(check.Id(Merchant, "merchant")), check.Id(Sku, "sku"));
        var key = new StockKey(
            sku, check.OptionalText(Lot, "lot", 64), check.OptionalDate(Expiry, "expiry"),
            check.OptionalText(Serial, "serial", 64), Condition ?? default);
        if (From is not null && From == To) check.Add("to", "It is where they are.");
        var goods = new Goods(key, check.Quantity(Quantity, "quantity"));
        var to = new LocationId(site, check.Id(To, "to"));
        return new(
            new(site, check.Id(From, "from")),
            new(reference, goods, to, check.OptionalText(Reason, "reason", Check.LongText), operation));
    }
}

internal sealed record MoveCommand(LocationId From, MoveGoods Goods);

/// <param name="Quantity">Signed.</param>
/// <param name="Note">Needed with the reason <c>other</c>.</param>
internal sealed record AdjustBody(
    string? Merchant,
    string? Sku,
    string? Location,
    long? Quantity,
    string? Lot,
    DateOnly? Expiry,
    string? Serial,
    Condition? Condition,
    StockReason? Reason,
    string? Note)
{
    private static readonly StockReason[] Allowed =
        [StockReason.WriteOff, StockReason.Found, StockReason.Damaged, StockReason.Expired, StockReason.CountVariance,
            StockReason.Other];

    public AdjustCommand Read(Check check, SiteId site, string reference, string? operation)
    {
        var sku = new SkuId(new(check.Id(Merchant, "merchant")), check.Id(Sku, "sku"));
        var key = new StockKey(
            sku, check.OptionalText(Lot, "lot", 64), check.OptionalDate(Expiry, "expiry"),
            check.OptionalText(Serial, "serial", 64), Condition ?? default);
        var quantity = check.Number(Quantity, "quantity", -Check.MaxQuantity, Check.MaxQuantity);
        if (Quantity == 0) check.Add("quantity", "It is zero.");
        var reason = check.Chosen(Reason, "reason");
        if (Reason is not null && !Allowed.Contains(reason)) check.Add("reason", "Not a reason for an adjustment.");
        var note = check.OptionalText(Note, "note", Check.LongText);
        if (reason is StockReason.Other && string.IsNullOrWhiteSpace(note)) check.Add("note", "It is required with this reason.");
        return new(new(site, check.Id(Location, "location")),
            new(reference, key, quantity, reason, note, [], Pick: null, operation));
    }
}

internal sealed record AdjustCommand(LocationId Location, AdjustGoods Goods);
