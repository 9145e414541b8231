using System.Data.Common;
using System.Text.Json;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Inventory;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Inventory;

/// <summary>The list of a merchant's SKUs, and the position at which the availability of each last changed.</summary>
public sealed class SkuProjection : IProjection
{
    private const string Prefix = "sku:";

    private const string Upsert = """
        INSERT INTO skus (merchant, sku, definition, search, changed_at) VALUES (@Merchant, @Sku, @Definition, @Search, @ChangedAt)
        ON CONFLICT (merchant, sku) DO UPDATE SET
          search = CASE WHEN excluded.definition IS NULL THEN skus.search ELSE excluded.search END,
          definition = COALESCE(excluded.definition, skus.definition), changed_at = excluded.changed_at
        """;

    public string Name => "skus";

    public int Version => 2;

    public IReadOnlyList<string> Tables => ["skus"];

    public string Schema => """
        CREATE TABLE IF NOT EXISTS skus (
          merchant TEXT NOT NULL, sku TEXT NOT NULL, definition TEXT NULL, search TEXT NOT NULL, changed_at BIGINT NOT NULL,
          PRIMARY KEY (merchant, sku));
        CREATE INDEX IF NOT EXISTS skus_changed ON skus (merchant, changed_at);
        """;

    public Task ApplyAsync(IReadOnlyList<StoredEvent> events, DbConnection connection, DbTransaction transaction)
    {
        var rows = new Dictionary<string, Row>(StringComparer.Ordinal);
        foreach (var stored in events)
        {
            if (!stored.Stream.StartsWith(Prefix, StringComparison.Ordinal)) continue;
            var row = rows.GetValueOrDefault(stored.Stream) ?? Row.Of(stored.Stream[Prefix.Length..]);
            if (stored.Type == "skuDefined" && EventCodec.Decode(stored) is SkuDefined defined) row = row.With(defined.Definition);
            rows[stored.Stream] = row with { ChangedAt = stored.Position };
        }

        return connection.WriteEachAsync(Upsert, rows.Values, transaction);
    }

    private sealed record Row(string Merchant, string Sku, string? Definition, string Search, long ChangedAt)
    {
        public static Row Of(string key)
        {
            var slash = key.IndexOf('/', StringComparison.Ordinal);
            var sku = key[(slash + 1)..];
            return new(key[..slash], sku, null, SearchText(sku, ""), 0);
        }

        public Row With(SkuDefinition definition) => this with
        {
            Definition = JsonSerializer.Serialize(definition, InventoryJson.Default.SkuDefinition),
            Search = SearchText(Sku, definition.Description),
        };

        private static string SearchText(string sku, string description) => $"{sku}\n{description}".ToLowerInvariant();
    }
}
