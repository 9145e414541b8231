using System.Data.Common;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Orders;

/// <summary>The list of orders, and those of their fulfilments and lines. Each event but a pick tells all that a row needs, so that rows are
/// only written, once per batch.</summary>
public sealed class OrderProjection : IProjection
{
    private const string Prefix = "order:";

    private const string InsertOrder = """
        INSERT INTO orders (merchant, id, channel, number, status, customer, search, service_level, priority, placed_at, updated_at, position)
        VALUES (@Merchant, @Id, @Channel, @Number, @Status, @Customer, @Search, @ServiceLevel, @Priority, @PlacedAt, @UpdatedAt, @Position)
        ON CONFLICT (merchant, id) DO UPDATE SET status = excluded.status, updated_at = excluded.updated_at, position = excluded.position
        """;

    private const string UpdateOrder = """
        UPDATE orders SET status = COALESCE(@Status, status), updated_at = @UpdatedAt, position = @Position
        WHERE merchant = @Merchant AND id = @Id
        """;

    public string Name => "orders";

    public int Version => 2;

    public IReadOnlyList<string> Tables => ["orders", "fulfilments", "fulfilment_lines"];

    public string Schema => """
        CREATE TABLE IF NOT EXISTS orders (
          merchant TEXT NOT NULL, id TEXT NOT NULL, channel TEXT NOT NULL, number TEXT NOT NULL, status TEXT NOT NULL,
          customer TEXT NOT NULL, search TEXT NOT NULL, service_level TEXT NULL, priority INTEGER NOT NULL,
          placed_at BIGINT NOT NULL, updated_at BIGINT NOT NULL, position BIGINT NOT NULL, PRIMARY KEY (merchant, id));
        CREATE INDEX IF NOT EXISTS orders_placed ON orders (merchant, placed_at, id);
        CREATE INDEX IF NOT EXISTS orders_open ON orders (merchant, status) WHERE status NOT IN ('shipped', 'delivered', 'cancelled', 'returned');
        CREATE TABLE IF NOT EXISTS fulfilments (
          merchant TEXT NOT NULL, order_id TEXT NOT NULL, sequence INTEGER NOT NULL, site TEXT NULL, status TEXT NOT NULL,
          wave TEXT NULL, ship_by BIGINT NULL, PRIMARY KEY (merchant, order_id, sequence));
        CREATE TABLE IF NOT EXISTS fulfilment_lines (
          merchant TEXT NOT NULL, order_id TEXT NOT NULL, sequence INTEGER NOT NULL, line TEXT NOT NULL, place BIGINT NOT NULL,
          body TEXT NOT NULL, PRIMARY KEY (merchant, order_id, sequence, line));
        CREATE INDEX IF NOT EXISTS fulfilments_open ON fulfilments (site, status);
        CREATE INDEX IF NOT EXISTS fulfilments_due ON fulfilments (site, ship_by);
        """;

    public async Task ApplyAsync(IReadOnlyList<StoredEvent> events, DbConnection connection, DbTransaction transaction)
    {
        var batch = new OrderBatch();
        foreach (var stored in events)
        {
            if (!stored.Stream.StartsWith(Prefix, StringComparison.Ordinal)) continue;
            if (EventCodec.Decode(stored) is OrderEvent known) batch.Add(stored.Stream[Prefix.Length..], known, stored);
        }

        if (batch.IsEmpty) return;
        await connection.WriteEachAsync(InsertOrder, batch.Placed, transaction);
        await connection.WriteEachAsync(UpdateOrder, batch.Changed, transaction);
        await FulfilmentWrites.WriteAsync(batch.Fulfilments, connection, transaction);
    }
}
