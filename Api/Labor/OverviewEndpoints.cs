using Microsoft.AspNetCore.Http.HttpResults;

using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Grains.Interfaces.Sites;
using OrleansWarehouse.Grains.Labor;

namespace OrleansWarehouse.Api.Labor;

/// <summary>Returns a site's key figures in one answer, for its wall screen.</summary>
internal static class OverviewEndpoints
{
    public static void MapOverview(this IEndpointRouteBuilder api) =>
        api.MapGet("/sites/{site}/overview", GetAsync).For(AccessRule.SiteFeed).WithTags("Sites");

    private static async Task<Results<Ok<Overview>, ProblemHttpResult>> GetAsync(
        string site, OverviewQueries queries, IGrainFactory grains, CancellationToken cancellationToken)
    {
        if (await grains.GetGrain<ISiteGrain>(site).GetAsync() is not { } view) return Problems.NotFound("unknown_site");
        var zone = TimeZoneInfo.FindSystemTimeZoneById(view.TimeZone);
        return TypedResults.Ok(await queries.ReadAsync(new(site), zone, cancellationToken));
    }
}
