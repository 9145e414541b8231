using Microsoft.AspNetCore.Http.HttpResults;

using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Tenancies;
using OrleansWarehouse.Grains.Tenancies;

namespace OrleansWarehouse.Api.Tenancies;

/// <summary>Which merchants keep goods at which sites.</summary>
internal static class TenancyEndpoints
{
    public static void MapTenancies(this IEndpointRouteBuilder api)
    {
        var site = api.MapGroup("/sites/{site}/merchants").For(AccessRule.Operators).WithTags("Sites");
        site.MapGet("", ListAsync).For(AccessRule.SiteReading).WithSummary("Lists the merchants that keep goods at the site.");
        site.MapPut("/{merchant}", BeginAsync).WithSummary("Lets a merchant keep goods at the site.");
        site.MapDelete("/{merchant}", EndAsync).WithSummary("Ends that a merchant keeps goods at the site.");
    }

    private static async Task<Results<Ok<Page<TenancyRow>>, ProblemHttpResult>> ListAsync(
        string site, [AsParameters] PageQuery page, TenancyQueries tenancies, CancellationToken cancellationToken)
    {
        if (!Check.Passes(check => page.Read(check, TenancyQueries.ByMerchant), out var wanted, out var refusal)) return Problems.Of(refusal);
        return TypedResults.Ok(Page.Of(await tenancies.AtAsync(new(site), wanted, cancellationToken)));
    }

    private static async Task<Results<Ok<TenancyView>, ProblemHttpResult>> BeginAsync(string site, string merchant, IGrainFactory grains) =>
        (await TenancyOf(grains, site, merchant).BeginAsync()).ToOk();

    private static async Task<Results<NoContent, ProblemHttpResult>> EndAsync(string site, string merchant, IGrainFactory grains)
    {
        var ended = await TenancyOf(grains, site, merchant).EndAsync();
        return ended.Accepted ? TypedResults.NoContent() : Problems.Of(ended.Refusal);
    }

    private static ITenancyGrain TenancyOf(IGrainFactory grains, string site, string merchant) =>
        grains.GetGrain<ITenancyGrain>(new TenancyId(new(site), new(merchant)).ToString());
}
