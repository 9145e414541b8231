using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inbound;
using OrleansWarehouse.Grains.Interfaces.Stock;

namespace OrleansWarehouse.Grains.Inbound;

/// <summary>What others are told of a delivery.</summary>
public static class InboundViews
{
    public static InboundView Of(InboundState state, AsnId id) => new(
        id.Number,
        id.Merchant.Value,
        state.Announced!.Site.Value,
        state.Status,
        state.Announced.ExpectedAt,
        [.. state.Announced.Lines.Select(line => (line.Sku, line.Lot))
            .Concat(state.Received.Select(line => (line.Goods.Key.Sku, line.Goods.Key.Lot)))
            .Distinct()
            .Select(line => Line(state, line.Sku, line.Lot))],
        state.Discrepancies,
        state.Notes,
        state.Announced.BlindReason is not null,
        state.Receipts,
        state.Version);

    private static InboundLineView Line(InboundState state, SkuId sku, string? lot)
    {
        var expected = state.Announced!.Lines.Where(line => line.Sku == sku && line.Lot == lot).ToArray();
        var counted = state.Received.Select(line => line.Goods).Where(goods => goods.Key.Sku == sku && goods.Key.Lot == lot).ToArray();
        long In(Condition condition) => counted.Where(goods => goods.Key.Condition == condition).Sum(goods => goods.Quantity);
        return new(
            sku.Code,
            expected.Sum(line => line.Quantity),
            counted.Sum(goods => goods.Quantity),
            In(Condition.Good),
            In(Condition.Damaged),
            In(Condition.Expired),
            In(Condition.Wrong),
            In(Condition.Quarantine),
            lot,
            expected.Select(line => line.Expiry).Concat(counted.Select(goods => goods.Key.Expiry)).FirstOrDefault(expiry => expiry is not null));
    }
}
