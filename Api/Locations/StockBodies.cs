using System.Collections.Immutable;

using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Stock;

namespace OrleansWarehouse.Api.Locations;

/// <param name="Serials">Which units, of a SKU that is tracked by serial.</param>
/// <param name="Force">Also what is allocated to work in somebody's hand.</param>
/// <param name="At">When it was seen, where that is not now.</param>
internal sealed record MoveBody(
    string? Merchant,
    string? Sku,
    long? Quantity,
    string? Lot,
    DateOnly? Expiry,
    IReadOnlyList<string?>? Serials,
    Condition? Condition,
    string? From,
    string? To,
    string? Reason,
    bool? Force,
    DateTimeOffset? At)
{
    public MoveCommand Read(Check check, SiteId site, string reference, string? operation)
    {
        var sku = new SkuId(new(check.Id(Merchant, "merchant")), check.Id(Sku, "sku"));
        var key = new StockKey(
            sku, check.OptionalText(Lot, "lot", 64), check.OptionalDate(Expiry, "expiry"), null, Condition ?? default);
        if (From is not null && From == To) check.Add("to", "It is where they are.");
        var goods = new Goods(key, check.Quantity(Quantity, "quantity"));
        var to = new LocationId(site, check.Id(To, "to"));
        return new(
            new(site, check.Id(From, "from")),
            to,
            new(reference, goods, SerialList.Read(check, Serials), new(Holder.At(to), null),
                check.OptionalText(Reason, "reason", Check.LongText), operation, [], Force ?? false, check.OptionalTime(At, "at")));
    }
}

internal sealed record MoveCommand(LocationId From, LocationId To, MoveGoods Goods);

/// <param name="Quantity">Signed.</param>
/// <param name="Serials">Which units, of a SKU that is tracked by serial.</param>
/// <param name="Note">Needed with the reason <c>other</c>.</param>
internal sealed record AdjustBody(
    string? Merchant,
    string? Sku,
    string? Location,
    long? Quantity,
    string? Lot,
    DateOnly? Expiry,
    IReadOnlyList<string?>? Serials,
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
            sku, check.OptionalText(Lot, "lot", 64), check.OptionalDate(Expiry, "expiry"), null, Condition ?? default);
        var quantity = check.Number(Quantity, "quantity", -Check.MaxQuantity, Check.MaxQuantity);
        if (Quantity == 0) check.Add("quantity", "It is zero.");
        var reason = check.Chosen(Reason, "reason");
        if (Reason is not null && !Allowed.Contains(reason)) check.Add("reason", "Not a reason for an adjustment.");
        var note = check.OptionalText(Note, "note", Check.LongText);
        if (reason is StockReason.Other && string.IsNullOrWhiteSpace(note)) check.Add("note", "It is required with this reason.");
        return new(new(site, check.Id(Location, "location")),
            new(reference, key, quantity, SerialList.Read(check, Serials), reason, note, operation));
    }
}

internal sealed record AdjustCommand(LocationId Location, AdjustGoods Goods);

internal static class SerialList
{
    private const int Most = 10_000;

    public static ImmutableArray<string> Read(Check check, IReadOnlyList<string?>? serials, string field = "serials") => check.Unique(
        check.Each(serials, field, Most, (serial, at) => check.Text(serial, at, 64)), field, static serial => serial);
}
