using Microsoft.AspNetCore.Http.HttpResults;

using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Grains.Locations;

namespace OrleansWarehouse.Api.Locations;

/// <summary>What lies where at a site.</summary>
internal static class StockListEndpoints
{
    public static void MapStockList(this IEndpointRouteBuilder api) =>
        api.MapGet("/sites/{site}/stock", ListAsync).For(AccessRule.SiteReading).WithTags("Stock");

    private static async Task<Results<Ok<Page<StockAnswer>>, ProblemHttpResult>> ListAsync(
        string site,
        [AsParameters] StockQuery query,
        [AsParameters] PageQuery page,
        StockQueries stock,
        CancellationToken cancellationToken)
    {
        var passes = Check.Passes(
            check => (Filter: query.Read(check), Page: page.Read(check, StockQueries.ByHolder)), out var wanted, out var refusal);
        if (!passes) return Problems.Of(refusal!);
        return TypedResults.Ok(Page.Of(await stock.ListAsync(new(site), wanted.Filter, wanted.Page, cancellationToken)));
    }
}

/// <param name="Status">The goods' condition.</param>
/// <param name="Held"><c>true</c>: only what may not be sold, by its condition or because it lies in quarantine.</param>
internal sealed record StockQuery(string? Merchant, string? Sku, string? Location, string? Status, string? Held)
{
    private const string True = "true";

    public StockFilter Read(Check check)
    {
        if (Held is not (null or True)) check.Add("held", $"Only {True}.");
        return new(
            check.OptionalId(Merchant, "merchant"), check.OptionalId(Sku, "sku"), check.OptionalId(Location, "location"),
            check.OptionalChoice<Condition>(Status, "status"), Held is True);
    }
}
