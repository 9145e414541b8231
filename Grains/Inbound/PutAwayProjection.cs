using System.Data.Common;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Inbound;

/// <summary>The put-aways that are to be done; those that are done leave.</summary>
public sealed class PutAwayProjection : IProjection
{
    private const string Prefix = "putAway:";

    private const string Insert = """
        INSERT INTO put_aways (site, id, merchant, sku, position) VALUES (@Site, @Id, @Merchant, @Sku, @Position)
        ON CONFLICT (site, id) DO NOTHING
        """;

    private const string Delete = "DELETE FROM put_aways WHERE site = @Site AND id = @Id";

    public string Name => "putAways";

    public int Version => 1;

    public IReadOnlyList<string> Tables => ["put_aways"];

    public string Schema => """
        CREATE TABLE IF NOT EXISTS put_aways (
          site TEXT NOT NULL, id TEXT NOT NULL, merchant TEXT NOT NULL, sku TEXT NOT NULL, position BIGINT NOT NULL,
          PRIMARY KEY (site, id));
        CREATE INDEX IF NOT EXISTS put_aways_age ON put_aways (site, position);
        """;

    public async Task ApplyAsync(IReadOnlyList<StoredEvent> events, DbConnection connection, DbTransaction transaction)
    {
        var planned = new Dictionary<string, Row>(StringComparer.Ordinal);
        var done = new List<Row>();
        foreach (var stored in events)
        {
            if (!stored.Stream.StartsWith(Prefix, StringComparison.Ordinal)) continue;
            var id = PutAwayIds.Parse(stored.Stream[Prefix.Length..]);
            switch (EventCodec.Decode(stored))
            {
                case PutAwayPlanned plan:
                    planned[stored.Stream] = new(id.Site.Value, id.Code, plan.Goods.Key.Sku.Merchant.Value, plan.Goods.Key.Sku.Code, stored.Position);
                    break;
                case PutAwayCompleted or PutAwayCut { Ended: true }:
                    if (!planned.Remove(stored.Stream)) done.Add(new(id.Site.Value, id.Code, "", "", stored.Position));
                    break;
            }
        }

        await connection.WriteEachAsync(Insert, planned.Values, transaction);
        await connection.WriteEachAsync(Delete, done, transaction);
    }

    private sealed record Row(string Site, string Id, string Merchant, string Sku, long Position);
}
