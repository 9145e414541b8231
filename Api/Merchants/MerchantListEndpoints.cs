using System.Security.Claims;

using Microsoft.AspNetCore.Http.HttpResults;

using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Grains.Sites;

namespace OrleansWarehouse.Api.Merchants;

/// <summary>Lists the merchants that the caller may see: all, those at the caller's site, or the caller's own.</summary>
internal static class MerchantListEndpoints
{
    public static void MapMerchantLists(this IEndpointRouteBuilder api) =>
        api.MapGet("/merchants", ListAsync).For(AccessRule.AnyCaller).WithTags("Merchants");

    private static async Task<Results<Ok<Page<MerchantRow>>, ProblemHttpResult>> ListAsync(
        [AsParameters] PageQuery page, ClaimsPrincipal user, DirectoryQueries directory, CancellationToken cancellationToken)
    {
        if (!Check.Passes(check => page.Read(check, DirectoryQueries.Merchants), out var wanted, out var refusal)) return Problems.Of(refusal);
        var caller = Caller.Of(user)!;
        return TypedResults.Ok(Page.Of(await directory.MerchantsAsync(caller.Site, caller.Merchant, wanted, cancellationToken)));
    }
}
