using System.Data.Common;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Locations;

/// <summary>What lies where and since when (Unix milliseconds), of it what is allocated to plans and what is in doubt, and the room that is kept for goods on their way in.</summary>
public sealed class StockProjection : IProjection
{
    private const string Add = """
        INSERT INTO stock (site, holder_kind, holder, merchant, sku, lot, expiry, serial, condition, quantity, allocated, in_doubt, grams, mm3, since)
        VALUES (@Site, @HolderKind, @Holder, @Merchant, @Sku, @Lot, @Expiry, @Serial, @Condition, @Quantity, @Allocated, @InDoubt, @Grams, @Mm3, @Since)
        ON CONFLICT (site, holder_kind, holder, merchant, sku, lot, expiry, serial, condition) DO UPDATE SET
          quantity = stock.quantity + excluded.quantity, allocated = stock.allocated + excluded.allocated,
          in_doubt = stock.in_doubt + excluded.in_doubt,
          grams = COALESCE(excluded.grams, stock.grams), mm3 = COALESCE(excluded.mm3, stock.mm3)
        """;

    private const string RemoveEmpty = """
        DELETE FROM stock WHERE site = @Site AND holder_kind = @HolderKind AND holder = @Holder AND merchant = @Merchant
          AND sku = @Sku AND lot = @Lot AND expiry = @Expiry AND serial = @Serial AND condition = @Condition
          AND quantity = 0 AND allocated = 0 AND in_doubt = 0
        """;

    private const string Keep = """
        INSERT INTO kept_space (site, location, put_away, merchant, sku, lot, expiry, grams, mm3)
        VALUES (@Site, @Location, @PutAway, @Merchant, @Sku, @Lot, @Expiry, @Grams, @Mm3)
        ON CONFLICT (site, location, put_away) DO NOTHING
        """;

    private const string Free = "DELETE FROM kept_space WHERE site = @Site AND location = @Location AND put_away = @PutAway";

    public string Name => "stock";

    public int Version => 3;

    public IReadOnlyList<string> Tables => ["stock", "kept_space"];

    public string Schema => """
        CREATE TABLE IF NOT EXISTS stock (
          site TEXT NOT NULL, holder_kind TEXT NOT NULL, holder TEXT NOT NULL, merchant TEXT NOT NULL, sku TEXT NOT NULL,
          lot TEXT NOT NULL, expiry TEXT NOT NULL, serial TEXT NOT NULL, condition TEXT NOT NULL,
          quantity BIGINT NOT NULL, allocated BIGINT NOT NULL, in_doubt BIGINT NOT NULL, grams BIGINT NULL, mm3 BIGINT NULL, since BIGINT NOT NULL,
          PRIMARY KEY (site, holder_kind, holder, merchant, sku, lot, expiry, serial, condition));
        CREATE INDEX IF NOT EXISTS stock_sku ON stock (site, merchant, sku);
        CREATE TABLE IF NOT EXISTS kept_space (
          site TEXT NOT NULL, location TEXT NOT NULL, put_away TEXT NOT NULL, merchant TEXT NOT NULL, sku TEXT NOT NULL,
          lot TEXT NOT NULL, expiry TEXT NOT NULL, grams BIGINT NOT NULL, mm3 BIGINT NOT NULL,
          PRIMARY KEY (site, location, put_away));
        """;

    public async Task ApplyAsync(IReadOnlyList<StoredEvent> events, DbConnection connection, DbTransaction transaction)
    {
        var batch = new StockBatch();
        foreach (var stored in events)
            if (StockBatch.Concerns(stored) && EventCodec.Decode(stored) is HolderEvent known) batch.Add(stored.Stream, known, stored.At);

        if (batch.IsEmpty) return;
        await connection.WriteEachAsync(Add, batch.Changes, transaction);
        await connection.WriteEachAsync(RemoveEmpty, batch.Changes, transaction);
        await connection.WriteEachAsync(Free, batch.Freed, transaction);
        await connection.WriteEachAsync(Keep, batch.Kept, transaction);
    }
}
