using System.Data.Common;

using Dapper;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Orders;

/// <summary>The list of orders and that of their fulfilments. Each event but a pick tells all that a row needs, so that rows are only
/// written, once per batch.</summary>
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

    private const string UpsertFulfilment = """
        INSERT INTO fulfilments (merchant, order_id, sequence, site, status, wave, ship_by, lines)
        VALUES (@Merchant, @OrderId, @Sequence, @Site, @Status, @Wave, @ShipBy, @Lines)
        ON CONFLICT (merchant, order_id, sequence) DO UPDATE SET
          site = excluded.site, status = excluded.status, wave = excluded.wave, ship_by = excluded.ship_by, lines = excluded.lines
        """;

    private const string LinesOf =
        "SELECT lines FROM fulfilments WHERE merchant = @Merchant AND order_id = @OrderId AND sequence = @Sequence";

    private const string UpdateLines = """
        UPDATE fulfilments SET status = COALESCE(@Status, status), lines = @Lines
        WHERE merchant = @Merchant AND order_id = @OrderId AND sequence = @Sequence
        """;

    private const string DeleteFulfilment =
        "DELETE FROM fulfilments WHERE merchant = @Merchant AND order_id = @OrderId AND sequence = @Sequence";

    public string Name => "orders";

    public int Version => 1;

    public IReadOnlyList<string> Tables => ["orders", "fulfilments"];

    public string Schema => """
        CREATE TABLE IF NOT EXISTS orders (
          merchant TEXT NOT NULL, id TEXT NOT NULL, channel TEXT NOT NULL, number TEXT NOT NULL, status TEXT NOT NULL,
          customer TEXT NOT NULL, search TEXT NOT NULL, service_level TEXT NULL, priority INTEGER NOT NULL,
          placed_at BIGINT NOT NULL, updated_at BIGINT NOT NULL, position BIGINT NOT NULL, PRIMARY KEY (merchant, id));
        CREATE INDEX IF NOT EXISTS orders_placed ON orders (merchant, placed_at, id);
        CREATE INDEX IF NOT EXISTS orders_open ON orders (merchant, status) WHERE status NOT IN ('shipped', 'delivered', 'cancelled', 'returned');
        CREATE TABLE IF NOT EXISTS fulfilments (
          merchant TEXT NOT NULL, order_id TEXT NOT NULL, sequence INTEGER NOT NULL, site TEXT NULL, status TEXT NOT NULL,
          wave TEXT NULL, ship_by BIGINT NULL, lines TEXT NOT NULL, PRIMARY KEY (merchant, order_id, sequence));
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
        await connection.WriteEachAsync(UpsertFulfilment, batch.Fulfilments, transaction);
        await connection.WriteEachAsync(DeleteFulfilment, batch.Gone, transaction);
        await connection.WriteEachAsync(UpdateLines, await PickedAsync(batch, connection, transaction), transaction);
    }

    private static async Task<List<PickedRow>> PickedAsync(OrderBatch batch, DbConnection connection, DbTransaction transaction)
    {
        var rows = new List<PickedRow>();
        foreach (var picks in batch.Picks)
        {
            if (await connection.ExecuteScalarAsync<string?>(LinesOf, picks, transaction) is { } lines) rows.Add(picks.Row(lines));
        }

        return rows;
    }
}
