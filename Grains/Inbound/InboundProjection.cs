using System.Data.Common;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Inbound;

/// <summary>The list of deliveries.</summary>
public sealed class InboundProjection : IProjection
{
    private const string Prefix = "inbound:";

    private const string Upsert = """
        INSERT INTO inbounds (merchant, asn, site, status, expected_at, skus, expected, received, position)
        VALUES (@Merchant, @Asn, @Site, @Status, @ExpectedAt, @Skus, @Expected, @Received, @Position)
        ON CONFLICT (merchant, asn) DO UPDATE SET
          site = excluded.site, status = COALESCE(excluded.status, inbounds.status),
          expected_at = COALESCE(excluded.expected_at, inbounds.expected_at), skus = COALESCE(excluded.skus, inbounds.skus),
          expected = COALESCE(excluded.expected, inbounds.expected), received = inbounds.received + excluded.received,
          position = excluded.position
        """;

    public string Name => "inbounds";

    public int Version => 2;

    public IReadOnlyList<string> Tables => ["inbounds"];

    public string Schema => """
        CREATE TABLE IF NOT EXISTS inbounds (
          merchant TEXT NOT NULL, asn TEXT NOT NULL, site TEXT NOT NULL, status TEXT NULL, expected_at BIGINT NULL,
          skus BIGINT NULL, expected BIGINT NULL, received BIGINT NOT NULL, position BIGINT NOT NULL, PRIMARY KEY (merchant, asn));
        CREATE INDEX IF NOT EXISTS inbounds_site ON inbounds (site, status);
        """;

    public Task ApplyAsync(IReadOnlyList<StoredEvent> events, DbConnection connection, DbTransaction transaction)
    {
        var rows = new Dictionary<string, Row>(StringComparer.Ordinal);
        foreach (var stored in events)
        {
            if (!stored.Stream.StartsWith(Prefix, StringComparison.Ordinal)) continue;
            if (EventCodec.Decode(stored) is not InboundEvent @event) continue;
            var id = IId<AsnId>.Parse(stored.Stream[Prefix.Length..]);
            var known = rows.GetValueOrDefault(stored.Stream);
            var announced = @event as InboundAnnounced;
            rows[stored.Stream] = new(
                id.Merchant.Value, id.Number, @event.Site.Value, StatusAfter(@event) ?? known?.Status,
                announced?.ExpectedAt?.ToUnixTimeMilliseconds() ?? known?.ExpectedAt,
                announced?.Lines.Select(line => line.Sku).Distinct().Count() ?? known?.Skus,
                announced?.Lines.Sum(line => line.Quantity) ?? known?.Expected,
                (known?.Received ?? 0) + ((@event as GoodsReceived)?.Lines.Sum(line => line.Goods.Quantity) ?? 0),
                stored.Position);
        }

        return connection.WriteEachAsync(Upsert, rows.Values, transaction);
    }

    private static string? StatusAfter(InboundEvent @event) => @event switch
    {
        InboundAnnounced => "announced",
        GoodsReceived => "receiving",
        InboundCounted counted => counted.Discrepancies.IsEmpty ? "received" : "discrepant",
        InboundConfirmed => "confirmed",
        InboundPutAway { Closed: true } => "closed",
        _ => null,
    };

    /// <param name="Received">In this batch: it is added to what is there.</param>
    private sealed record Row(
        string Merchant, string Asn, string Site, string? Status, long? ExpectedAt, int? Skus, long? Expected, long Received, long Position);
}
