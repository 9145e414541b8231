using System.Data.Common;

using Dapper;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inventory;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Inventory;

/// <summary>The ledger: every move of units into, out of and between the parts of what is on hand, with its reason and its cause.
/// Moves from shelf to shelf change nothing of it.</summary>
public sealed class MovementProjection : IProjection
{
    private const string Prefix = "sku:";
    private const string Insert = """
        INSERT INTO movements (merchant, sku, position, line, at, site, lot, quantity, moved_from, moved_to, reason, done_by)
        VALUES (@Merchant, @Sku, @Position, @Line, @At, @Site, @Lot, @Quantity, @From, @To, @Reason, @By)
        ON CONFLICT (merchant, sku, position, line) DO NOTHING
        """;

    public string Name => "movements";

    public int Version => 2;

    public IReadOnlyList<string> Tables => ["movements"];

    public string Schema => """
        CREATE TABLE IF NOT EXISTS movements (
          merchant TEXT NOT NULL, sku TEXT NOT NULL, position BIGINT NOT NULL, line INTEGER NOT NULL, at BIGINT NOT NULL,
          site TEXT NOT NULL, lot TEXT NULL, quantity BIGINT NOT NULL, moved_from TEXT NOT NULL, moved_to TEXT NOT NULL,
          reason TEXT NOT NULL, done_by TEXT NOT NULL, PRIMARY KEY (merchant, sku, position, line));
        """;

    public async Task ApplyAsync(IReadOnlyList<StoredEvent> events, DbConnection connection, DbTransaction transaction)
    {
        var rows = events.Where(stored => stored.Type is "goodsHeard" or "goodsExpired").SelectMany(Rows).ToList();
        if (rows.Count > 0) await connection.ExecuteAsync(Insert, rows, transaction);
    }

    private static IEnumerable<object> Rows(StoredEvent stored) => EventCodec.Decode(stored) switch
    {
        GoodsHeard heard => heard.Flows.Select((flow, i) => Row(stored, i, heard.Site, flow, EnumText.Of(heard.Reason))),
        GoodsExpired expired => expired.Flows.Select((flow, i) => Row(stored, i, expired.Site, flow, EnumText.Of(StockReason.Expired))),
        _ => [],
    };

    private static object Row(StoredEvent stored, int line, SiteId site, Flow flow, string reason)
    {
        var sku = IId<SkuId>.Parse(stored.Stream[Prefix.Length..]);
        return new
        {
            Merchant = sku.Merchant.Value, Sku = sku.Code, stored.Position, Line = line, At = stored.At.ToUnixTimeMilliseconds(),
            Site = site.Value, flow.Key.Lot, flow.Quantity, From = EnumText.Of(flow.From), To = EnumText.Of(flow.To),
            Reason = reason, stored.By,
        };
    }
}
