using System.Data.Common;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Gs1;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Inventory;

/// <summary>Which SKUs a barcode stands on. The SKU's own code is a barcode too: many shelves and boxes carry nothing else.</summary>
public sealed class BarcodeProjection : IProjection
{
    private const string Prefix = "sku:";

    private const string Forget = "DELETE FROM barcodes WHERE merchant = @Merchant AND sku = @Sku";

    private const string Insert = """
        INSERT INTO barcodes (barcode, merchant, sku, uom) VALUES (@Barcode, @Merchant, @Sku, @Uom)
        ON CONFLICT (barcode, merchant, sku) DO UPDATE SET uom = excluded.uom
        """;

    public string Name => "barcodes";

    public int Version => 1;

    public IReadOnlyList<string> Tables => ["barcodes"];

    public string Schema => """
        CREATE TABLE IF NOT EXISTS barcodes (
          barcode TEXT NOT NULL, merchant TEXT NOT NULL, sku TEXT NOT NULL, uom TEXT NULL, PRIMARY KEY (barcode, merchant, sku));
        CREATE INDEX IF NOT EXISTS barcodes_sku ON barcodes (merchant, sku);
        """;

    public async Task ApplyAsync(IReadOnlyList<StoredEvent> events, DbConnection connection, DbTransaction transaction)
    {
        var defined = new Dictionary<string, SkuDefined>(StringComparer.Ordinal);
        foreach (var stored in events)
        {
            if (stored.Type == "skuDefined" && EventCodec.Decode(stored) is SkuDefined definition) defined[stored.Stream] = definition;
        }

        var rows = defined.SelectMany(pair => Rows(pair.Key[Prefix.Length..], pair.Value)).ToList();
        await connection.WriteEachAsync(Forget, rows.DistinctBy(row => (row.Merchant, row.Sku)), transaction);
        await connection.WriteEachAsync(Insert, rows, transaction);
    }

    private static IEnumerable<Row> Rows(string key, SkuDefined defined)
    {
        var id = IId<SkuId>.Parse(key);
        var (merchant, sku) = (id.Merchant.Value, id.Code);
        yield return new(ScannedCode.Canonical(sku), merchant, sku, null);
        foreach (var barcode in defined.Definition.Barcodes) yield return new(ScannedCode.Canonical(barcode.Value), merchant, sku, barcode.Uom);
    }

    private sealed record Row(string Barcode, string Merchant, string Sku, string? Uom);
}
