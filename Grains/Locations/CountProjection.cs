using System.Data.Common;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Locations;

/// <summary>Who has counted what where, and whether that is accepted.</summary>
public sealed class CountProjection : IProjection
{
    private const string Insert = """
        INSERT INTO counts (site, id, holder_kind, holder, merchant, sku, lot, counted, expected, at, done_by, accepted, position)
        VALUES (@Site, @Id, @HolderKind, @Holder, @Merchant, @Sku, @Lot, @Counted, @Expected, @At, @By, 0, @Position)
        ON CONFLICT (site, id) DO NOTHING
        """;

    private const string Accept = "UPDATE counts SET accepted = 1 WHERE site = @Site AND id = @Id";

    public string Name => "counts";

    public int Version => 2;

    public IReadOnlyList<string> Tables => ["counts"];

    public string Schema => """
        CREATE TABLE IF NOT EXISTS counts (
          site TEXT NOT NULL, id TEXT NOT NULL, holder_kind TEXT NOT NULL, holder TEXT NOT NULL, merchant TEXT NOT NULL, sku TEXT NOT NULL,
          lot TEXT NOT NULL, counted BIGINT NOT NULL, expected BIGINT NOT NULL, at BIGINT NOT NULL, done_by TEXT NOT NULL,
          accepted BIGINT NOT NULL, position BIGINT NOT NULL, PRIMARY KEY (site, id));
        CREATE INDEX IF NOT EXISTS counts_open ON counts (site, accepted, position);
        """;

    public async Task ApplyAsync(IReadOnlyList<StoredEvent> events, DbConnection connection, DbTransaction transaction)
    {
        var (opened, accepted) = (new List<Row>(), new List<Row>());
        foreach (var stored in events)
        {
            if (stored.Type is not ("countOpened" or "stockCounted")) continue;
            if (EventCodec.Decode(stored) is CountOpened open)
                opened.Add(Row.Of(stored, open.Count) with
                {
                    Merchant = open.Scope.Sku.Merchant.Value, Sku = open.Scope.Sku.Code, Lot = open.Scope.Lot ?? "",
                    Counted = open.Lines.Sum(static line => line.Counted), Expected = open.Lines.Sum(static line => line.Books),
                    At = open.At.ToUnixTimeMilliseconds(),
                });
            else if (EventCodec.Decode(stored) is StockCounted done) accepted.Add(Row.Of(stored, done.Count));
        }

        await connection.WriteEachAsync(Insert, opened, transaction);
        await connection.WriteEachAsync(Accept, accepted, transaction);
    }

    private sealed record Row(string Site, string Id, string HolderKind, string Holder, string By, long Position)
    {
        public string Merchant { get; init; } = "";

        public string Sku { get; init; } = "";

        public string Lot { get; init; } = "";

        public long Counted { get; init; }

        public long Expected { get; init; }

        public long At { get; init; }

        public static Row Of(StoredEvent stored, string count)
        {
            var colon = stored.Stream.IndexOf(':', StringComparison.Ordinal);
            var slash = stored.Stream.IndexOf('/', colon);
            return new(
                stored.Stream[(colon + 1)..slash], count, stored.Stream[..colon], stored.Stream[(slash + 1)..], stored.By, stored.Position);
        }
    }
}
