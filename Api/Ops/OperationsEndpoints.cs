using System.Collections.Immutable;

using Microsoft.AspNetCore.Http.HttpResults;

using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Ops;
using OrleansWarehouse.Grains.Ops.Activity;
using OrleansWarehouse.Grains.Ops.Laws;
using OrleansWarehouse.Silo.Health;

namespace OrleansWarehouse.Api.Ops;

/// <summary>Health endpoints, without authentication, and monitoring endpoints for operators.</summary>
internal static class OperationsEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", Live).WithTags("Health");
        app.MapGet("/health/ready", ReadyAsync).WithTags("Health");
    }

    public static void MapOperations(this IEndpointRouteBuilder api)
    {
        var ops = api.MapGroup("/ops").For(AccessRule.Operators).WithTags("Operations");
        ops.MapGet("/invariants", CheckAsync)
            .WithSummary("Checks the invariants of goods: all, a merchant's or a site's. Lists each violation and what to do about it.");
        ops.MapGet("/grains", GrainsAsync)
            .WithSummary("Grain activity of all silos: calls, latencies, failures, hot grains, and how far followers lag behind the log.");
        ops.MapGet("/grains/history", HistoryAsync)
            .WithSummary("Grain activity of all silos in the last hour, with a point every few seconds.");
    }

    private static async Task<Results<Ok<InvariantsReport>, ProblemHttpResult>> CheckAsync(
        string? merchant, string? site, Invariants invariants, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var passes = Check.Passes(
            check => (Merchant: check.OptionalId(merchant, "merchant"), Site: check.OptionalId(site, "site")), out var of, out var refusal);
        if (passes) refusal = await Owners.MissingAsync(grains, of.Merchant, of.Site);
        if (refusal is not null) return Problems.Of(refusal);
        var scope = new LawScope(of.Merchant is { } owner ? new MerchantId(owner) : null, of.Site is { } place ? new SiteId(place) : null);
        return TypedResults.Ok(await invariants.CheckAsync(scope, cancellationToken));
    }

    private static async Task<Ok<ActivityReport>> GrainsAsync(GrainActivity activity) => TypedResults.Ok(await activity.ReadAsync());

    private static async Task<Ok<ActivityPast>> HistoryAsync(GrainActivity activity) => TypedResults.Ok(await activity.ReadHistoryAsync());

    private static Ok<Health> Live() => TypedResults.Ok(new Health("live"));

    /// <summary>Returns 200 when the log can be read and grains can be called, even if degraded; else 503.</summary>
    private static async Task<Results<Ok<ReadyAnswer>, ProblemHttpResult>> ReadyAsync(Readiness readiness, CancellationToken cancellationToken)
    {
        var report = await readiness.ReadAsync(cancellationToken);
        return report.Problem is { } problem
            ? Problems.Of(StatusCodes.Status503ServiceUnavailable, problem.Code, problem.Detail)
            : TypedResults.Ok(new ReadyAnswer(report.Status, report.Degraded));
    }
}

internal sealed record Health(string Status);

/// <param name="Status"><c>ready</c>, or <c>degraded</c> when the server works with a problem.</param>
/// <param name="Reasons">The problems, one sentence each.</param>
internal sealed record ReadyAnswer(string Status, ImmutableArray<string> Reasons);
