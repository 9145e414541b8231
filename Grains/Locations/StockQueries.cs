using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Locations;

/// <summary>What a list of stock is narrowed to; everything absent matches all.</summary>
/// <param name="Held">Only what may not be sold: in a bad condition, or in quarantine.</param>
public sealed record StockFilter(string? Merchant = null, string? Sku = null, string? Location = null, Condition? Condition = null, bool Held = false);

/// <summary>What lies where.</summary>
public sealed class StockQueries(IViews views)
{
    /// <summary>Containers first, then by location and SKU.</summary>
    public static readonly RowList<StockAnswer> ByHolder = StockAnswer.Table.List(
        [
            RowSort.Up(nameof(StockAnswer.HolderKind)), RowSort.Up(nameof(StockAnswer.Holder)), RowSort.Up(nameof(StockAnswer.Merchant)),
            RowSort.Up(nameof(StockAnswer.Sku)), RowSort.Up(nameof(StockAnswer.Lot)), RowSort.Up(nameof(StockAnswer.Expiry)),
            RowSort.Up(nameof(StockAnswer.Serial)), RowSort.Up(nameof(StockAnswer.Condition)),
        ]).Beside("locations");

    private static readonly FormattableString IsHeld =
        $"condition <> 'good' OR EXISTS (SELECT 1 FROM locations l WHERE l.site = stock.site AND l.location = stock.holder AND l.kind = 'quarantine')";

    /// <summary>The goods of a site.</summary>
    public Task<RowPage<StockAnswer>> ListAsync(SiteId site, StockFilter filter, PageRequest page, CancellationToken cancellationToken = default)
    {
        var wanted = new RowFilter().Where($"site = {site.Value}")
            .WhereGiven($"merchant = {filter.Merchant}").WhereGiven($"sku = {filter.Sku}").WhereGiven($"holder = {filter.Location}")
            .WhereGiven($"condition = {filter.Condition}");
        return ByHolder.PageAsync(views, filter.Held ? wanted.Where(IsHeld) : wanted, page, cancellationToken);
    }
}
