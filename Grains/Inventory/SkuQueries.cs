using System.Text.Json;

using Dapper;

using OrleansWarehouse.Grains.Interfaces.Gs1;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inventory;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Inventory;

/// <summary>Lists of SKUs.</summary>
public sealed class SkuQueries(IViews views)
{
    private const string ListSql = """
        SELECT sku AS Sku, definition AS Definition, changed_at AS ChangedAt FROM skus
        WHERE merchant = @merchant AND definition IS NOT NULL AND sku > @after ORDER BY sku LIMIT @limit
        """;

    private const string StockSql = """
        SELECT sku AS Sku, definition AS Definition, changed_at AS ChangedAt FROM skus
        WHERE merchant = @merchant AND sku > @after AND search LIKE @like ESCAPE '!' ORDER BY sku LIMIT @limit
        """;

    private const string ChangedSql = """
        SELECT sku AS Sku, NULL AS Definition, changed_at AS ChangedAt FROM skus
        WHERE merchant = @merchant AND changed_at > @after ORDER BY changed_at LIMIT @limit
        """;

    private const string BarcodeSql = """
        SELECT b.merchant AS Merchant, b.sku AS Sku, b.uom AS Uom, s.definition AS Definition, 0 AS ChangedAt
        FROM barcodes b JOIN skus s ON s.merchant = b.merchant AND s.sku = b.sku
        WHERE b.barcode = @barcode AND s.definition IS NOT NULL AND (
          EXISTS (SELECT 1 FROM stock WHERE site = @site AND merchant = b.merchant)
          OR EXISTS (SELECT 1 FROM inbounds WHERE site = @site AND merchant = b.merchant))
        ORDER BY b.merchant, b.sku LIMIT @limit
        """;

    /// <summary>The SKUs that carry a barcode, of the merchants who are at a site: who works there handles their goods.</summary>
    public async Task<IReadOnlyList<ScannedSku>> WithBarcodeAsync(
        SiteId site, string barcode, int limit, CancellationToken cancellationToken = default)
    {
        await using var connection = await views.OpenAsync(["barcodes", "skus", "stock", "inbounds"], cancellationToken);
        var rows = await connection.QueryAsync<Stored>(
            BarcodeSql, new { site = site.Value, barcode = ScannedCode.Canonical(barcode), limit });
        return [.. rows.Select(row => new ScannedSku(
            row.Merchant, row.Sku, row.Uom, DefinitionOf(row)!))];
    }

    /// <summary>A merchant's SKUs by code, those after <paramref name="after"/>.</summary>
    public async Task<IReadOnlyList<SkuRow>> ListAsync(MerchantId merchant, string after, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await views.OpenAsync(["skus"], cancellationToken);
        var rows = await connection.QueryAsync<Stored>(ListSql, new { merchant = merchant.Value, after, limit });
        return [.. rows.Select(row => new SkuRow(row.Sku, DefinitionOf(row)!))];
    }

    /// <summary>All that a merchant has or had, also what was never described, by code; what was searched for is found in code and
    /// description, whatever the case.</summary>
    public async Task<IReadOnlyList<NamedSku>> FindAsync(
        MerchantId merchant, string text, string after, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await views.OpenAsync(["skus"], cancellationToken);
        var like = $"%{SqlLike.Escape(text.ToLowerInvariant())}%";
        var rows = await connection.QueryAsync<Stored>(StockSql, new { merchant = merchant.Value, after, like, limit });
        return [.. rows.Select(row => new NamedSku(row.Sku, DefinitionOf(row)?.Description ?? ""))];
    }

    /// <summary>The codes whose availability changed after a position, in the order of their last changes.</summary>
    public async Task<IReadOnlyList<ChangedSku>> ChangedAsync(MerchantId merchant, long after, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await views.OpenAsync(["skus"], cancellationToken);
        var rows = await connection.QueryAsync<Stored>(ChangedSql, new { merchant = merchant.Value, after, limit });
        return [.. rows.Select(row => new ChangedSku(row.Sku, row.ChangedAt))];
    }

    private static SkuDefinition? DefinitionOf(Stored row) =>
        row.Definition is null ? null : JsonSerializer.Deserialize(row.Definition, InventoryJson.Default.SkuDefinition);

    private sealed class Stored
    {
        public string Merchant { get; init; } = "";

        public string? Uom { get; init; }

        public string Sku { get; init; } = "";

        public string? Definition { get; init; }

        public long ChangedAt { get; init; }
    }
}

/// <param name="Description">Empty for one that was never described.</param>
public sealed record NamedSku(string Sku, string Description);

public sealed record SkuRow(string Sku, SkuDefinition Definition);

/// <param name="Uom">Of the unit that the barcode stands on; null for one each.</param>
public sealed record ScannedSku(string Merchant, string Sku, string? Uom, SkuDefinition Definition);

public sealed record ChangedSku(string Sku, long Position);
