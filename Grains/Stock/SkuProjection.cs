using System.Data.Common;
using System.Text.Json;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Products;
using OrleansWarehouse.Grains.Products;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Stock;

/// <summary>The list of a merchant's SKUs, with the position at which the availability of each last changed.</summary>
public sealed class SkuProjection : IProjection
{
    private const string Stock = "sku:";
    private const string Product = "product:";

    /// <summary>Until a SKU is defined, only its code can be searched for.</summary>
    private static readonly RowWrite<SkuListRow> Put = SkuListRow.Table.Put(
        (nameof(SkuListRow.Definition), Merge.IfGiven),
        (nameof(SkuListRow.Search), new(static (old, given) => $"CASE WHEN @Definition IS NULL THEN {old} ELSE {given} END")));

    public string Name => "skus";

    public int Version => 2;

    public IReadOnlyList<string> Tables => [SkuListRow.Table.Name];

    public string Schema => SkuListRow.Table.Schema;

    public Task ApplyAsync(IReadOnlyList<StoredEvent> events, DbConnection connection, DbTransaction transaction)
    {
        var rows = new Dictionary<string, SkuListRow>(StringComparer.Ordinal);
        foreach (var stored in events)
        {
            if (KeyOf(stored.Stream) is not { } key) continue;
            var row = rows.GetValueOrDefault(key) ?? SkuListRow.Of(key);
            if (stored.Type == "skuDefined" && EventCodec.Decode(stored) is ProductDefined defined) row = row.With(defined.Definition);
            rows[key] = row with { ChangedAt = stored.Position };
        }

        return Put.RunAsync(rows.Values, transaction);
    }

    private static string? KeyOf(string stream) => stream.StartsWith(Stock, StringComparison.Ordinal)
        ? stream[Stock.Length..]
        : stream.StartsWith(Product, StringComparison.Ordinal) ? stream[Product.Length..] : null;
}

/// <summary>A SKU in a list.</summary>
/// <param name="Definition">As JSON; null when the SKU is not defined.</param>
/// <param name="Search">Code and description, in lower case.</param>
/// <param name="ChangedAt">The position at which its availability last changed.</param>
public sealed record SkuListRow(string Merchant, string Sku, string? Definition, string Search, long ChangedAt)
{
    internal static readonly RowTable<SkuListRow> Table =
        new("skus", [nameof(Merchant), nameof(Sku)], new RowIndex("changed", "(merchant, changed_at)"));

    internal SkuDefinition? Described => Definition is null ? null : JsonSerializer.Deserialize(Definition, StockJson.Default.SkuDefinition);

    internal static SkuListRow Of(string key)
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        var sku = key[(slash + 1)..];
        return new(key[..slash], sku, null, SearchText(sku, ""), 0);
    }

    internal SkuListRow With(SkuDefinition definition) => this with
    {
        Definition = JsonSerializer.Serialize(definition, StockJson.Default.SkuDefinition),
        Search = SearchText(Sku, definition.Description),
    };

    private static string SearchText(string sku, string description) => $"{sku}\n{description}".ToLowerInvariant();
}
