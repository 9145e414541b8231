namespace OrleansWarehouse.Grains.Ops.Laws;

/// <summary>
/// The tables of the law book. Differences have partial indexes, so that finding them does not read the other rows.
/// </summary>
/// <remarks>
/// <c>law_stock</c>: units by bucket, as reported by holders and as counted by the SKU; expired goods count as pickable, because holders do
/// not know that they have expired.
/// <c>law_goods</c>: units on hand and in doubt, as reported by holders and as they are in holders or in transit.
/// <c>law_unheard</c>, <c>law_moving</c>: reports that have not reached their SKU, and goods that have not arrived.
/// <c>law_promises</c>: what SKUs have for order lines by site; without a site, backorders. <c>law_wanted</c>: what orders say of the same.
/// <c>law_placing</c>: orders that are setting their claims. <c>law_skus</c>: each SKU's newest event.
/// </remarks>
internal static class LawTables
{
    public static readonly string[] All =
        ["law_stock", "law_goods", "law_unheard", "law_moving", "law_promises", "law_wanted", "law_placing", "law_skus"];

    public const string Schema = """
        CREATE TABLE IF NOT EXISTS law_stock (
          merchant TEXT NOT NULL, sku TEXT NOT NULL, site TEXT NOT NULL, bucket TEXT NOT NULL,
          told BIGINT NOT NULL, heard BIGINT NOT NULL, expired BIGINT NOT NULL, PRIMARY KEY (merchant, sku, site, bucket));
        CREATE INDEX IF NOT EXISTS law_stock_apart ON law_stock (merchant, sku, site) WHERE told <> heard;
        CREATE INDEX IF NOT EXISTS law_stock_below ON law_stock (merchant, sku, site) WHERE told < 0;
        CREATE TABLE IF NOT EXISTS law_goods (
          merchant TEXT NOT NULL, sku TEXT NOT NULL, site TEXT NOT NULL, told BIGINT NOT NULL, held BIGINT NOT NULL,
          told_in_doubt BIGINT NOT NULL, held_in_doubt BIGINT NOT NULL, PRIMARY KEY (merchant, sku, site));
        CREATE INDEX IF NOT EXISTS law_goods_apart ON law_goods (merchant, sku, site)
          WHERE told <> held OR told_in_doubt <> held_in_doubt;
        CREATE TABLE IF NOT EXISTS law_unheard (
          reference TEXT NOT NULL, merchant TEXT NOT NULL, sku TEXT NOT NULL, bucket TEXT NOT NULL, site TEXT NOT NULL,
          stream TEXT NOT NULL, units BIGINT NOT NULL, position BIGINT NOT NULL, PRIMARY KEY (reference, merchant, sku, bucket));
        CREATE INDEX IF NOT EXISTS law_unheard_sku ON law_unheard (merchant, sku, site);
        CREATE TABLE IF NOT EXISTS law_moving (
          reference TEXT NOT NULL, site TEXT NOT NULL, merchant TEXT NOT NULL, sku TEXT NOT NULL, stream TEXT NOT NULL,
          destination TEXT NOT NULL, position BIGINT NOT NULL, PRIMARY KEY (reference, site, merchant, sku));
        CREATE TABLE IF NOT EXISTS law_promises (
          merchant TEXT NOT NULL, sku TEXT NOT NULL, site TEXT NOT NULL, order_id TEXT NOT NULL, line TEXT NOT NULL,
          reserved BIGINT NOT NULL, picked BIGINT NOT NULL, position BIGINT NOT NULL,
          PRIMARY KEY (merchant, sku, site, order_id, line));
        CREATE TABLE IF NOT EXISTS law_wanted (
          merchant TEXT NOT NULL, order_id TEXT NOT NULL, sequence INTEGER NOT NULL, line TEXT NOT NULL, sku TEXT NOT NULL,
          site TEXT NOT NULL, units BIGINT NOT NULL, position BIGINT NOT NULL, PRIMARY KEY (merchant, order_id, sequence, line));
        CREATE TABLE IF NOT EXISTS law_placing (
          merchant TEXT NOT NULL, order_id TEXT NOT NULL, PRIMARY KEY (merchant, order_id));
        CREATE TABLE IF NOT EXISTS law_skus (
          merchant TEXT NOT NULL, sku TEXT NOT NULL, position BIGINT NOT NULL, PRIMARY KEY (merchant, sku));
        """;
}
