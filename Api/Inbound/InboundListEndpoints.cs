using System.Security.Claims;

using Microsoft.AspNetCore.Http.HttpResults;

using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Grains.Inbound;
using OrleansWarehouse.Grains.Interfaces.Inbound;
using OrleansWarehouse.Grains.Work;

namespace OrleansWarehouse.Api.Inbound;

/// <summary>Lists of deliveries (who belongs to a site sees those that go there) and of open put-aways.</summary>
internal static class InboundListEndpoints
{
    private const string Open = "open";

    public static void MapInboundLists(this IEndpointRouteBuilder api)
    {
        api.MapGet("/merchants/{merchant}/inbound", ListAsync).For(AccessRule.Deliveries).WithTags("Inbound");
        api.MapGet("/sites/{site}/inbound", OfSiteAsync).For(AccessRule.SiteFeed).WithTags("Inbound");
        api.MapGet("/sites/{site}/putAways", PutAwaysAsync).For(AccessRule.SiteReading).WithTags("Put-aways");
    }

    private static async Task<Results<Ok<Page<InboundSummary>>, ProblemHttpResult>> ListAsync(
        string merchant, string? status, [AsParameters] PageQuery page, ClaimsPrincipal user, InboundQueries inbounds,
        CancellationToken cancellationToken)
    {
        var passes = Check.Passes(
            check => (Status: check.OptionalChoice<InboundStatus>(status, "status"), Page: page.Read(check, InboundQueries.ByNumber)), out var wanted, out var refusal);
        if (!passes) return Problems.Of(refusal!);
        return TypedResults.Ok(Page.Of(await inbounds.ListAsync(new(merchant), Caller.Of(user)!.Site, wanted.Status, wanted.Page, cancellationToken)));
    }

    private static async Task<Results<Ok<Page<SiteInbound>>, ProblemHttpResult>> OfSiteAsync(
        string site, string? status, [AsParameters] PageQuery page, InboundQueries inbounds, CancellationToken cancellationToken)
    {
        var passes = Check.Passes(
            check => (Status: check.OptionalChoice<InboundStatus>(status, "status"), Page: page.Read(check, InboundQueries.ByDate)), out var wanted, out var refusal);
        if (!passes) return Problems.Of(refusal!);
        return TypedResults.Ok(Page.Of(await inbounds.OfSiteAsync(new(site), wanted.Status, wanted.Page, cancellationToken)));
    }

    private static async Task<Results<Ok<Page<PutAwayView>>, ProblemHttpResult>> PutAwaysAsync(
        string site, string? status, [AsParameters] PageQuery page, PutAwayQueries putAways, CancellationToken cancellationToken)
    {
        var passes = Check.Passes(
            check =>
            {
                if (status is not (null or Open)) check.Add("status", $"Only {Open}.");
                return page.Read(check, WorkQueries.Oldest);
            },
            out var wanted,
            out var refusal);
        return passes ? TypedResults.Ok(Page.Of(await putAways.OpenAsync(new(site), wanted!, cancellationToken))) : Problems.Of(refusal!);
    }
}
