using Microsoft.AspNetCore.Http.HttpResults;

using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Api.People;
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
        string merchant, [AsParameters] OrderListQuery query, [AsParameters] PageQuery page, OrderQueries orders, PersonalData people,
        CancellationToken cancellationToken)
    {
        var passes = Check.Passes(
            check => query.Read(check) is var filter ? (Filter: filter, Page: page.Read(check, filter.List)) : default, out var wanted, out var refusal);
        if (!passes) return Problems.Of(refusal!);
        var filter = wanted.Filter.Text is { } text
            ? wanted.Filter with { TextIds = await people.SearchAsync(merchant, text, cancellationToken) }
            : wanted.Filter;
        var found = await orders.ListAsync(new(merchant), filter, wanted.Page, cancellationToken);
        var buyers = await people.OpenAsync(merchant, [.. found.Rows.Select(static row => row.Buyer)], cancellationToken);
        return TypedResults.Ok(Page.Of(found with { Rows = [.. found.Rows.Zip(buyers, static (row, buyer) => row with { Customer = buyer.Name })] }));
    }
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
        var isPosition = LogPosition.TryParse(UpdatedAfter, out var position);
        return new(
            check.OptionalChoice<OrderStatus>(Status, "status"),
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
