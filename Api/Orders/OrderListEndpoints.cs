using Microsoft.AspNetCore.Http.HttpResults;

using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Orders;

namespace OrleansWarehouse.Api.Orders;

/// <summary>Lists of orders: newest first, or with <c>updatedAfter</c> in the order of their last changes.</summary>
internal static class OrderListEndpoints
{
    public static void MapOrderLists(this IEndpointRouteBuilder api) =>
        api.MapGet("/merchants/{merchant}/orders", ListAsync).For(AccessRule.MerchantReading).WithTags("Orders");

    private static async Task<Results<Ok<Page<OrderSummary>>, ProblemHttpResult>> ListAsync(
        string merchant, [AsParameters] OrderListQuery query, [AsParameters] PageQuery page, OrderQueries orders,
        CancellationToken cancellationToken)
    {
        var passes = Check.Passes(
            check => (Filter: query.Read(check), After: ReadCursor(check, page), Limit: page.ReadLimit(check)), out var wanted,
            out var refusal);
        if (!passes) return Problems.Of(refusal!);
        var rows = await orders.ListAsync(new(merchant), wanted.Filter, wanted.After, wanted.Limit, cancellationToken);
        var next = rows.Count == wanted.Limit ? CursorOf(rows[^1], wanted.Filter) : null;
        return TypedResults.Ok(new Page<OrderSummary>([.. rows.Select(OrderSummary.Of)], next));
    }

    private static string? CursorOf(OrderListRow last, OrderFilter filter) =>
        SortCursor.Encode(filter.UpdatedAfter is null ? last.PlacedAt : last.Position, last.Id);

    private static OrderCursor? ReadCursor(Check check, PageQuery page) =>
        SortCursor.Read(check, page) is { } after ? new(after.Sort, after.Id) : null;
}

/// <param name="Q">Found in number, customer, recipient and postcode.</param>
/// <param name="UpdatedAfter">A position, or a time.</param>
/// <param name="Site">From which one of its fulfilments is filled.</param>
internal sealed record OrderListQuery(
    string? Status, string? Channel, string? Q, string? Number, string? PlacedFrom, string? PlacedTo, string? UpdatedAfter,
    string? Site)
{
    public OrderFilter Read(Check check)
    {
        var status = check.OptionalChoice<OrderStatus>(Status, "status");
        var isPosition = LogPosition.TryParse(UpdatedAfter, out var position);
        return new(
            status is { } chosen ? EnumText.Of(chosen) : null,
            check.OptionalId(Channel is "" ? null : Channel, "channel"),
            check.OptionalText(Q is "" ? null : Q, "q"),
            check.OptionalId(Number is "" ? null : Number, "number"),
            check.OptionalTime(PlacedFrom, "placedFrom"),
            check.OptionalTime(PlacedTo, "placedTo"),
            isPosition ? position : null,
            isPosition ? null : check.OptionalTime(UpdatedAfter, "updatedAfter"),
            check.OptionalId(Site is "" ? null : Site, "site"));
    }
}

internal sealed record OrderSummary(
    string Id, string Number, string Channel, string Status, string Customer, DateTimeOffset PlacedAt, DateTimeOffset UpdatedAt,
    string Position)
{
    public static OrderSummary Of(OrderListRow row) => new(
        row.Id, row.Number, row.Channel, row.Status, row.Customer, DateTimeOffset.FromUnixTimeMilliseconds(row.PlacedAt),
        DateTimeOffset.FromUnixTimeMilliseconds(row.UpdatedAt), LogPosition.Format(row.Position));
}
