using System.Text.Json;

using OrleansWarehouse.Grains.Interfaces.Gs1;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Products;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Stock;

/// <summary>Lists of SKUs.</summary>
public sealed class SkuQueries(IViews views)
{
    public static readonly RowList<SkuListRow> ByCode = SkuListRow.Table.List(RowSort.Up(nameof(SkuListRow.Sku)));

    public static readonly RowList<ChangedSku> ByChange = SkuListRow.Table.List<ChangedSku>(RowSort.Up(nameof(ChangedSku.ChangedAt)));

    private static readonly RowList<Carrier> WithBarcode = new(
        "(SELECT b.barcode, b.merchant, b.sku, b.uom, s.definition FROM barcodes b JOIN skus s ON s.merchant = b.merchant AND s.sku = b.sku) AS carriers",
        ["barcodes", "skus", "tenancies"], RowSort.Up(nameof(Carrier.Merchant)), RowSort.Up(nameof(Carrier.Sku)));

    /// <summary>Returns the SKUs with a barcode, of the merchants at a site, because the site's staff handle their goods.</summary>
    public async Task<IReadOnlyList<ScannedSku>> WithBarcodeAsync(
        SiteId site, string barcode, int limit, CancellationToken cancellationToken = default)
    {
        var filter = new RowFilter().Where($"barcode = {ScannedCode.Canonical(barcode)} AND definition IS NOT NULL")
            .Where($"EXISTS (SELECT 1 FROM tenancies x WHERE x.site = {site.Value} AND x.merchant = carriers.merchant)");
        var rows = await WithBarcode.ReadAsync(views, filter, limit, cancellationToken);
        return [.. rows.Select(static row => new ScannedSku(
            row.Merchant, row.Sku, row.Uom, JsonSerializer.Deserialize(row.Definition, StockJson.Default.SkuDefinition)!))];
    }

    /// <summary>Returns a merchant's SKUs by code.</summary>
    public async Task<RowPage<SkuRow>> ListAsync(MerchantId merchant, PageRequest page, CancellationToken cancellationToken)
    {
        var found = await ByCode.PageAsync(views, Of(merchant).Where($"definition IS NOT NULL"), page, cancellationToken);
        return found.Select(static row => new SkuRow(row.Sku, row.Described!));
    }

    /// <summary>Returns all SKUs that a merchant has or had, also undefined ones, by code; the text is searched in code and description,
    /// ignoring case.</summary>
    public async Task<RowPage<NamedSku>> FindAsync(MerchantId merchant, string text, PageRequest page, CancellationToken cancellationToken)
    {
        var like = $"%{SqlLike.Escape(text.ToLowerInvariant())}%";
        var found = await ByCode.PageAsync(views, Of(merchant).Where($"search LIKE {like} ESCAPE '!'"), page, cancellationToken);
        return found.Select(static row => new NamedSku(row.Sku, row.Described?.Description ?? ""));
    }

    /// <summary>Returns the SKUs whose availability changed after a position, in the order of their last changes.</summary>
    public Task<RowPage<ChangedSku>> ChangedAsync(MerchantId merchant, long? after, PageRequest page, CancellationToken cancellationToken) =>
        ByChange.PageAsync(views, Of(merchant).WhereGiven($"changed_at > {after}"), page, cancellationToken);

    private static RowFilter Of(MerchantId merchant) => new RowFilter().Where($"merchant = {merchant.Value}");

    private sealed record Carrier(string Merchant, string Sku, string? Uom, string Definition);
}

/// <param name="Description">Empty when the SKU is not defined.</param>
public sealed record NamedSku(string Sku, string Description);

public sealed record SkuRow(string Sku, SkuDefinition Definition);

/// <param name="Uom">The unit that the barcode is on; null for an each.</param>
public sealed record ScannedSku(string Merchant, string Sku, string? Uom, SkuDefinition Definition);

/// <param name="ChangedAt">A position of the log.</param>
public sealed record ChangedSku(string Sku, long ChangedAt);
