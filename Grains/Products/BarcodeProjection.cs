using System.Data.Common;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Gs1;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Products;

/// <summary>The SKUs with a barcode. A SKU's own code counts as a barcode, because many shelves and boxes carry no other.</summary>
public sealed class BarcodeProjection : IProjection
{
    private const string Prefix = "product:";

    private static readonly RowTable<Row> Barcodes =
        new("barcodes", [nameof(Row.Barcode), nameof(Row.Merchant), nameof(Row.Sku)], new RowIndex("sku", "(merchant, sku)"));

    private static readonly RowWrite<Row> Forget = Barcodes.Delete<Row>(by: [nameof(Row.Merchant), nameof(Row.Sku)]);
    private static readonly RowWrite<Row> Put = Barcodes.Put();

    public string Name => "barcodes";

    public int Version => 1;

    public IReadOnlyList<string> Tables => [Barcodes.Name];

    public string Schema => Barcodes.Schema;

    public async Task ApplyAsync(IReadOnlyList<StoredEvent> events, DbConnection connection, DbTransaction transaction)
    {
        var defined = new Dictionary<string, ProductDefined>(StringComparer.Ordinal);
        foreach (var stored in events)
        {
            if (stored.Type == "skuDefined" && EventCodec.Decode(stored) is ProductDefined definition) defined[stored.Stream] = definition;
        }

        var rows = defined.SelectMany(pair => Rows(pair.Key[Prefix.Length..], pair.Value)).ToList();
        await Forget.RunAsync(rows.DistinctBy(row => (row.Merchant, row.Sku)), transaction);
        await Put.RunAsync(rows, transaction);
    }

    private static IEnumerable<Row> Rows(string key, ProductDefined defined)
    {
        var id = IId<SkuId>.Parse(key);
        var (merchant, sku) = (id.Merchant.Value, id.Code);
        yield return new(ScannedCode.Canonical(sku), merchant, sku, null);
        foreach (var barcode in defined.Definition.Barcodes) yield return new(ScannedCode.Canonical(barcode.Value), merchant, sku, barcode.Uom);
    }

    private sealed record Row(string Barcode, string Merchant, string Sku, string? Uom);
}
