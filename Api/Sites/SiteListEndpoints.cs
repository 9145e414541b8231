using System.Security.Claims;

using Microsoft.AspNetCore.Http.HttpResults;

using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Grains.Interfaces.Sites;
using OrleansWarehouse.Grains.Sites;

namespace OrleansWarehouse.Api.Sites;

/// <summary>The sites that the caller may see: all, his own, or for a merchant those where he is.</summary>
internal static class SiteListEndpoints
{
    public static void MapSiteLists(this IEndpointRouteBuilder api) =>
        api.MapGet("/sites", ListAsync).For(AccessRule.AnyCaller).WithTags("Sites");

    private static async Task<Results<Ok<Page<SiteSummary>>, ProblemHttpResult>> ListAsync(
        [AsParameters] PageQuery page, ClaimsPrincipal user, DirectoryQueries directory, CancellationToken cancellationToken)
    {
        var passes = Check.Passes(
            check => (After: page.ReadCursor(check), Limit: page.ReadLimit(check)), out var wanted, out var refusal);
        if (!passes) return Problems.Of(refusal!);
        var caller = Caller.Of(user)!;
        var rows = await directory.SitesAsync(caller.Site, caller.Merchant, wanted.After ?? "", wanted.Limit, cancellationToken);
        var next = rows.Count == wanted.Limit ? PageQuery.Encode(rows[^1].Site) : null;
        return TypedResults.Ok(new Page<SiteSummary>([.. rows.Select(SiteSummary.Of)], next));
    }
}

internal sealed record SiteSummary(string Site, string Name, SiteKind Kind, string Country)
{
    public static SiteSummary Of(SiteRow row) => new(row.Site, row.Name, Enum.Parse<SiteKind>(row.Kind), row.Country);
}
