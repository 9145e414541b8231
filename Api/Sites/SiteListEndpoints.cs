using System.Security.Claims;

using Microsoft.AspNetCore.Http.HttpResults;

using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Grains.Sites;

namespace OrleansWarehouse.Api.Sites;

/// <summary>Lists the sites that the caller may see: all, the caller's own, or those where the caller's merchant has goods, deliveries or orders.</summary>
internal static class SiteListEndpoints
{
    public static void MapSiteLists(this IEndpointRouteBuilder api) =>
        api.MapGet("/sites", ListAsync).For(AccessRule.AnyCaller).WithTags("Sites");

    private static async Task<Results<Ok<Page<SiteSummary>>, ProblemHttpResult>> ListAsync(
        [AsParameters] PageQuery page, ClaimsPrincipal user, DirectoryQueries directory, CancellationToken cancellationToken)
    {
        if (!Check.Passes(check => page.Read(check, DirectoryQueries.Sites), out var wanted, out var refusal)) return Problems.Of(refusal);
        var caller = Caller.Of(user)!;
        return TypedResults.Ok(Page.Of(await directory.SitesAsync(caller.Site, caller.Merchant, wanted, cancellationToken)));
    }
}
