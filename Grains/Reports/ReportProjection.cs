using System.Data.Common;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Reports;

/// <summary>
/// What reports are counted from: a row for each order and each delivery, work by quarters of an hour (days in any time zone are made
/// of whole ones), and when the units on hand came in. Times are Unix milliseconds.
/// </summary>
public sealed class ReportProjection : IProjection
{
    /// <summary>Milliseconds of a quarter of an hour.</summary>
    public const long Slot = 15 * 60 * 1000;

    /// <summary>Milliseconds.</summary>
    public const long Day = 24 * 60 * 60 * 1000;

    /// <summary>Amounts are counted in ten-thousandths: prices have at most four decimals.</summary>
    public const int AmountParts = 10_000;

    private const string InsertOrder = """
        INSERT INTO report_orders (merchant, order_id, channel, site, placed_at, taken_at, units, filled, cancelled, shipped_at, currency, amount)
        VALUES (@Merchant, @Id, @Channel, @Site, @PlacedAt, @TakenAt, @Units, @Filled, @Cancelled, @ShippedAt, @Currency, @Amount)
        ON CONFLICT (merchant, order_id) DO NOTHING
        """;

    private const string UpdateOrder = """
        UPDATE report_orders SET site = COALESCE(site, @Site), filled = COALESCE(@Filled, filled), cancelled = cancelled + @Cancelled,
          shipped_at = COALESCE(shipped_at, @ShippedAt)
        WHERE merchant = @Merchant AND order_id = @Id
        """;

    private const string AddWork = """
        INSERT INTO report_work (site, merchant, slot, activity, units, times) VALUES (@Site, @Merchant, @Slot, @Activity, @Units, @Times)
        ON CONFLICT (site, merchant, slot, activity) DO UPDATE SET
          units = report_work.units + excluded.units, times = report_work.times + excluded.times
        """;

    private const string PutDelivery = """
        INSERT INTO report_deliveries (merchant, asn, site, first_at, closed_at, units) VALUES (@Merchant, @Asn, @Site, @FirstAt, @ClosedAt, @Units)
        ON CONFLICT (merchant, asn) DO UPDATE SET
          closed_at = COALESCE(excluded.closed_at, report_deliveries.closed_at), units = report_deliveries.units + excluded.units
        """;

    private const string AddArrival = """
        INSERT INTO report_arrivals (merchant, sku, site, day, units) VALUES (@Merchant, @Sku, @Site, @Day, @Units)
        ON CONFLICT (merchant, sku, site, day) DO UPDATE SET units = report_arrivals.units + excluded.units
        """;

    private const string AddStock = """
        INSERT INTO report_stock (merchant, sku, site, on_hand) VALUES (@Merchant, @Sku, @Site, @Units)
        ON CONFLICT (merchant, sku, site) DO UPDATE SET on_hand = report_stock.on_hand + excluded.on_hand
        """;

    public string Name => "reports";

    public int Version => 3;

    public IReadOnlyList<string> Tables => ["report_orders", "report_work", "report_deliveries", "report_arrivals", "report_stock"];

    public string Schema => """
        CREATE TABLE IF NOT EXISTS report_orders (
          merchant TEXT NOT NULL, order_id TEXT NOT NULL, channel TEXT NOT NULL, site TEXT NULL, placed_at BIGINT NOT NULL,
          taken_at BIGINT NOT NULL, units BIGINT NOT NULL, filled BIGINT NULL, cancelled BIGINT NOT NULL, shipped_at BIGINT NULL,
          currency TEXT NULL, amount BIGINT NOT NULL,
          PRIMARY KEY (merchant, order_id));
        CREATE INDEX IF NOT EXISTS report_orders_placed ON report_orders (placed_at);
        CREATE INDEX IF NOT EXISTS report_orders_shipped ON report_orders (shipped_at) WHERE shipped_at IS NOT NULL;
        CREATE TABLE IF NOT EXISTS report_work (
          site TEXT NOT NULL, merchant TEXT NOT NULL, slot BIGINT NOT NULL, activity TEXT NOT NULL, units BIGINT NOT NULL,
          times BIGINT NOT NULL, PRIMARY KEY (site, merchant, slot, activity));
        CREATE INDEX IF NOT EXISTS report_work_slot ON report_work (slot);
        CREATE TABLE IF NOT EXISTS report_deliveries (
          merchant TEXT NOT NULL, asn TEXT NOT NULL, site TEXT NOT NULL, first_at BIGINT NOT NULL, closed_at BIGINT NULL,
          units BIGINT NOT NULL, PRIMARY KEY (merchant, asn));
        CREATE INDEX IF NOT EXISTS report_deliveries_closed ON report_deliveries (closed_at);
        CREATE TABLE IF NOT EXISTS report_arrivals (
          merchant TEXT NOT NULL, sku TEXT NOT NULL, site TEXT NOT NULL, day BIGINT NOT NULL, units BIGINT NOT NULL,
          PRIMARY KEY (merchant, sku, site, day));
        CREATE TABLE IF NOT EXISTS report_stock (
          merchant TEXT NOT NULL, sku TEXT NOT NULL, site TEXT NOT NULL, on_hand BIGINT NOT NULL, PRIMARY KEY (merchant, sku, site));
        """;

    public async Task ApplyAsync(IReadOnlyList<StoredEvent> events, DbConnection connection, DbTransaction transaction)
    {
        var batch = new ReportBatch();
        foreach (var stored in events)
            if (ReportBatch.Matters(stored) && EventCodec.Decode(stored) is { } known) batch.Add(stored, known);
        await connection.WriteEachAsync(InsertOrder, batch.Taken, transaction);
        await connection.WriteEachAsync(UpdateOrder, batch.Changed, transaction);
        await connection.WriteEachAsync(AddWork, batch.Work, transaction);
        await connection.WriteEachAsync(PutDelivery, batch.Deliveries, transaction);
        await connection.WriteEachAsync(AddArrival, batch.Arrivals, transaction);
        await connection.WriteEachAsync(AddStock, batch.Stock, transaction);
    }
}
