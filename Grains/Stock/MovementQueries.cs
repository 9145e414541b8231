using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Stock;

/// <summary>Queries the stock ledger of a SKU.</summary>
public sealed class MovementQueries(IViews views)
{
    public static readonly RowList<MovementAnswer> Newest =
        MovementAnswer.Table.List(RowSort.Down(nameof(MovementAnswer.LogPosition)), RowSort.Down(nameof(MovementAnswer.Line)));

    /// <summary>Returns movements, newest first.</summary>
    /// <param name="until">The latest time of a movement.</param>
    public Task<RowPage<MovementAnswer>> ListAsync(SkuId sku, DateTimeOffset? until, PageRequest page, CancellationToken cancellationToken = default) =>
        Newest.PageAsync(
            views, new RowFilter().Where($"merchant = {sku.Merchant.Value} AND sku = {sku.Code}").WhereGiven($"at <= {until}"), page, cancellationToken);
}
