using System.Data.Common;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Locations;

/// <summary>What the books and somebody's eyes differ on, since when (Unix milliseconds), and who said so why. Counted, it leaves.</summary>
public sealed class DoubtProjection : IProjection
{
    private const string Add = """
        INSERT INTO doubts (site, holder_kind, holder, merchant, sku, lot, expiry, serial, condition, quantity, since, reason, done_by, suspects)
        VALUES (@Site, @HolderKind, @Holder, @Merchant, @Sku, @Lot, @Expiry, @Serial, @Condition, @Quantity, @Since, @Reason, @By, @Suspects)
        ON CONFLICT (site, holder_kind, holder, merchant, sku, lot, expiry, serial, condition) DO UPDATE SET
          quantity = doubts.quantity + excluded.quantity,
          suspects = CASE WHEN excluded.suspects = '' OR doubts.suspects = excluded.suspects THEN doubts.suspects
                          ELSE doubts.suspects || @Separator || excluded.suspects END
        """;

    private const string RemoveSettled = """
        DELETE FROM doubts WHERE site = @Site AND holder_kind = @HolderKind AND holder = @Holder AND merchant = @Merchant
          AND sku = @Sku AND lot = @Lot AND expiry = @Expiry AND serial = @Serial AND condition = @Condition AND quantity <= 0
        """;

    public string Name => "doubts";

    public int Version => 2;

    public IReadOnlyList<string> Tables => ["doubts"];

    public string Schema => """
        CREATE TABLE IF NOT EXISTS doubts (
          site TEXT NOT NULL, holder_kind TEXT NOT NULL, holder TEXT NOT NULL, merchant TEXT NOT NULL, sku TEXT NOT NULL,
          lot TEXT NOT NULL, expiry TEXT NOT NULL, serial TEXT NOT NULL, condition TEXT NOT NULL, quantity BIGINT NOT NULL,
          since BIGINT NOT NULL, reason TEXT NOT NULL, done_by TEXT NOT NULL, suspects TEXT NOT NULL,
          PRIMARY KEY (site, holder_kind, holder, merchant, sku, lot, expiry, serial, condition));
        """;

    public async Task ApplyAsync(IReadOnlyList<StoredEvent> events, DbConnection connection, DbTransaction transaction)
    {
        var rows = new List<Row>();
        foreach (var stored in events)
        {
            if (!StockBatch.Concerns(stored) || EventCodec.Decode(stored) is not HolderEvent @event) continue;
            foreach (var change in @event.Changes)
                if (change.InDoubt != 0) rows.Add(Row.Of(stored, @event, change));
        }

        if (rows.Count == 0) return;
        await connection.WriteEachAsync(Add, rows, transaction);
        await connection.WriteEachAsync(RemoveSettled, rows, transaction);
    }

    private sealed record Row(
        string Site, string HolderKind, string Holder, string Merchant, string Sku, string Lot, string Expiry, string Serial, string Condition,
        long Quantity, long Since, string Reason, string By, string Suspects)
    {
        public string Separator => DoubtRow.Separator;

        public static Row Of(StoredEvent stored, HolderEvent @event, ContentChange change)
        {
            var colon = stored.Stream.IndexOf(':', StringComparison.Ordinal);
            var slash = stored.Stream.IndexOf('/', colon);
            var key = change.Key;
            return new(
                stored.Stream[(colon + 1)..slash], stored.Stream[..colon], stored.Stream[(slash + 1)..], key.Sku.Merchant.Value, key.Sku.Code,
                key.Lot ?? "", StockRows.Date(key.Expiry), key.Serial ?? "", EnumText.Of(key.Condition), change.InDoubt,
                stored.At.ToUnixTimeMilliseconds(), @event is StockDoubted doubted ? doubted.Reason : "", stored.By,
                @event is GoodsPut put ? DoubtRow.Join(put.Suspects) : "");
        }
    }
}
