using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Orders;

/// <summary>What a list of orders is narrowed to; everything absent matches all.</summary>
/// <param name="Text">Found in the number, whatever the case, or in the buyer's text.</param>
/// <param name="UpdatedAfter">A position: then the list is in the order of the last changes.</param>
/// <param name="UpdatedSince">A time.</param>
/// <param name="Site">The source of one of its fulfilments.</param>
public sealed record OrderFilter(
    OrderStatus? Status = null,
    string? Channel = null,
    string? Text = null,
    string? Number = null,
    DateTimeOffset? PlacedFrom = null,
    DateTimeOffset? PlacedTo = null,
    long? UpdatedAfter = null,
    DateTimeOffset? UpdatedSince = null,
    string? Site = null)
{
    /// <summary>The texts of buyers in which <see cref="Text"/> is found.</summary>
    public IReadOnlyList<string> TextIds { get; init; } = [];

    /// <summary>The list that is meant: newest first, or, when asked for changes, in the order of their last changes.</summary>
    public RowList<OrderSummary> List => UpdatedAfter is null ? OrderQueries.Newest : OrderQueries.ByChange;
}

/// <summary>Lists of orders.</summary>
public sealed class OrderQueries(IViews views)
{
    internal static readonly RowList<OrderSummary> Newest = OrderSummary.Table
        .List(RowSort.Down(nameof(OrderSummary.PlacedAt)), RowSort.Up(nameof(OrderSummary.Id))).Beside("fulfilments");

    internal static readonly RowList<OrderSummary> ByChange = OrderSummary.Table
        .List(RowSort.Up(nameof(OrderSummary.LogPosition)), RowSort.Up(nameof(OrderSummary.Id))).Beside("fulfilments");

    public async Task<RowPage<OrderSummary>> ListAsync(
        MerchantId merchant, OrderFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        var like = filter.Text is null ? null : $"%{SqlLike.Escape(filter.Text.ToLowerInvariant())}%";
        var wanted = new RowFilter().Where($"merchant = {merchant.Value}")
            .WhereGiven($"status = {filter.Status}")
            .WhereGiven($"channel = {filter.Channel}")
            .WhereGiven($"number = {filter.Number}")
            .WhereGiven($"search LIKE {like} ESCAPE '!' OR text_id IN {filter.TextIds}")
            .WhereGiven($"placed_at >= {filter.PlacedFrom}")
            .WhereGiven($"placed_at < {filter.PlacedTo}")
            .WhereGiven($"updated_at > {filter.UpdatedSince}")
            .WhereGiven($"position > {filter.UpdatedAfter}")
            .WhereGiven($"""
                EXISTS (SELECT 1 FROM fulfilments f WHERE f.merchant = orders.merchant AND f.order_id = orders.id AND f.site = {filter.Site})
                """);
        return (await filter.List.PageAsync(views, wanted, page, cancellationToken)).Select(static row => row.WithPosition());
    }
}
