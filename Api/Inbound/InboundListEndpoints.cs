using System.Security.Claims;

using Microsoft.AspNetCore.Http.HttpResults;

using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Grains.Inbound;
using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Inbound;

namespace OrleansWarehouse.Api.Inbound;

/// <summary>Lists of deliveries (who belongs to a site sees those that go there) and of open put-aways.</summary>
internal static class InboundListEndpoints
{
    private const string Open = "open";

    public static void MapInboundLists(this IEndpointRouteBuilder api)
    {
        api.MapGet("/merchants/{merchant}/inbound", ListAsync).For(AccessRule.MerchantOrAnySite).WithTags("Inbound");
        api.MapGet("/sites/{site}/inbound", OfSiteAsync).For(AccessRule.SiteFeed).WithTags("Inbound");
        api.MapGet("/sites/{site}/putAways", PutAwaysAsync).For(AccessRule.SiteReading).WithTags("Put-aways");
    }

    private static async Task<Results<Ok<Page<InboundSummary>>, ProblemHttpResult>> ListAsync(
        string merchant, string? status, [AsParameters] PageQuery page, ClaimsPrincipal user, InboundQueries inbounds,
        CancellationToken cancellationToken)
    {
        var passes = Check.Passes(
            check => (
                Status: check.OptionalChoice<InboundStatus>(status, "status"),
                After: page.ReadCursor(check),
                Limit: page.ReadLimit(check)),
            out var wanted,
            out var refusal);
        if (!passes) return Problems.Of(refusal!);
        var chosen = wanted.Status is { } value ? EnumText.Of(value) : null;
        var rows = await inbounds.ListAsync(
            new(merchant), Caller.Of(user)!.Site, chosen, wanted.After ?? "", wanted.Limit, cancellationToken);
        var next = rows.Count == wanted.Limit ? PageQuery.Encode(rows[^1].Asn) : null;
        return TypedResults.Ok(new Page<InboundSummary>([.. rows.Select(InboundSummary.Of)], next));
    }

    private static async Task<Results<Ok<Page<SiteInbound>>, ProblemHttpResult>> OfSiteAsync(
        string site, string? status, [AsParameters] PageQuery page, InboundQueries inbounds, CancellationToken cancellationToken)
    {
        var passes = Check.Passes(
            check => (Status: check.OptionalChoice<InboundStatus>(status, "status"), After: SortCursor.Read(check, page),
                Limit: page.ReadLimit(check)),
            out var wanted,
            out var refusal);
        if (!passes) return Problems.Of(refusal!);
        var chosen = wanted.Status is { } value ? EnumText.Of(value) : null;
        var rows = await inbounds.OfSiteAsync(new(site), chosen, wanted.After, wanted.Limit, cancellationToken);
        var next = rows.Count == wanted.Limit ? SortCursor.Encode(rows[^1].Due, $"{rows[^1].Merchant}/{rows[^1].Asn}") : null;
        return TypedResults.Ok(new Page<SiteInbound>([.. rows.Select(SiteInbound.Of)], next));
    }

    private static async Task<Results<Ok<Page<PutAwayView>>, ProblemHttpResult>> PutAwaysAsync(
        string site, string? status, [AsParameters] PageQuery page, PutAwayQueries putAways, CancellationToken cancellationToken)
    {
        var passes = Check.Passes(
            check =>
            {
                if (status is not (null or Open)) check.Add("status", $"Only {Open}.");
                return (After: check.OptionalPosition(page.ReadCursor(check), "cursor"), Limit: page.ReadLimit(check));
            },
            out var wanted,
            out var refusal);
        if (!passes) return Problems.Of(refusal!);
        var found = await putAways.OpenAsync(new(site), wanted.After ?? 0, wanted.Limit, cancellationToken);
        var next = found.Next is { } last ? PageQuery.Encode(LogPosition.Format(last)) : null;
        return TypedResults.Ok(new Page<PutAwayView>([.. found.PutAways], next));
    }
}

/// <param name="Skus">How many were announced.</param>
/// <param name="Expected">In eaches.</param>
/// <param name="Received">In eaches, in whatever condition.</param>
internal sealed record InboundSummary(
    string Asn, string Site, string Status, DateTimeOffset? ExpectedAt, int Skus, long Expected, long Received)
{
    public static InboundSummary Of(InboundListRow row) => new(
        row.Asn, row.Site, row.Status, InboundTimes.Of(row.ExpectedAt), row.Skus, row.Expected, row.Received);
}

/// <inheritdoc cref="InboundSummary" />
internal sealed record SiteInbound(
    string Merchant, string Asn, string Status, DateTimeOffset? ExpectedAt, int Skus, long Expected, long Received)
{
    public static SiteInbound Of(InboundListRow row) => new(
        row.Merchant, row.Asn, row.Status, InboundTimes.Of(row.ExpectedAt), row.Skus, row.Expected, row.Received);
}

internal static class InboundTimes
{
    public static DateTimeOffset? Of(long? milliseconds) =>
        milliseconds is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null;
}
