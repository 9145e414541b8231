using Microsoft.AspNetCore.Http.HttpResults;

using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Shipping;

namespace OrleansWarehouse.Api.Shipping;

/// <summary>Lists of a site's shipments, the oldest first.</summary>
internal static class ShipmentListEndpoints
{
    public static void MapShipmentLists(this IEndpointRouteBuilder api) =>
        api.MapGet("/sites/{site}/shipments", ListAsync).For(AccessRule.SiteWork).WithTags("Shipments");

    private static async Task<Results<Ok<Page<ShipmentSummary>>, ProblemHttpResult>> ListAsync(
        string site, string? status, [AsParameters] PageQuery page, ShipmentQueries queries, CancellationToken cancellationToken)
    {
        var passes = Check.Passes(
            check => (Status: check.OptionalChoice<ShipmentStatus>(status, "status"), Page: page.Read(check, ShipmentQueries.Oldest)), out var wanted, out var refusal);
        if (!passes) return Problems.Of(refusal!);
        return TypedResults.Ok(Page.Of(await queries.ListAsync(new(site), wanted.Status, wanted.Page, cancellationToken)));
    }
}
