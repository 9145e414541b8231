using Microsoft.AspNetCore.Http.HttpResults;

using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Grains.Stock;

namespace OrleansWarehouse.Api.Stock;

/// <summary>Lists a SKU's ledger: units in, units out and changes of condition, newest first.</summary>
internal static class MovementEndpoints
{
    public static void MapMovements(this IEndpointRouteBuilder api) =>
        api.MapGet("/merchants/{merchant}/skus/{sku}/movements", ListAsync)
            .For(AccessRule.MerchantReading).WithTags("Availability");

    private static async Task<Results<Ok<Page<MovementAnswer>>, ProblemHttpResult>> ListAsync(
        string merchant, string sku, string? until, [AsParameters] PageQuery page, MovementQueries movements, ActorNames actors,
        CancellationToken cancellationToken)
    {
        var passes = Check.Passes(
            check => (Until: check.OptionalTime(until, "until"), Page: page.Read(check, MovementQueries.Newest)), out var wanted, out var refusal);
        if (!passes) return Problems.Of(refusal!);
        var found = await movements.ListAsync(new(new(merchant), sku), wanted.Until, wanted.Page, cancellationToken);
        var names = await actors.OfAsync(found.Rows.Select(static row => row.By));
        return TypedResults.Ok(Page.Of(found.Select(row => row.With(names.GetValueOrDefault(row.By)))));
    }
}
