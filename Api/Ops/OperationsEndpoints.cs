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

/// <summary>Health, without a key; and what operators ask the system about itself.</summary>
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
            .WithSummary("Whether the laws of goods hold: for all, for a merchant's goods, at a site. Tells what is wrong and what to do about it.");
        ops.MapGet("/grains", GrainsAsync)
            .WithSummary("What the grains of all silos do: calls, latencies, failures, hot grains, who is behind the log.");
        ops.MapGet("/grains/history", HistoryAsync)
            .WithSummary("What the grains of all silos did in the last hour, a point for every few seconds.");
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

    /// <summary>Ready when the log can be read and grains can be called, though perhaps degraded.</summary>
    private static async Task<Results<Ok<ReadyAnswer>, ProblemHttpResult>> ReadyAsync(Readiness readiness, CancellationToken cancellationToken)
    {
        var report = await readiness.ReadAsync(cancellationToken);
        return report.Problem is { } problem
            ? Problems.Of(StatusCodes.Status503ServiceUnavailable, problem.Code, problem.Detail)
            : TypedResults.Ok(new ReadyAnswer(report.Status, report.Degraded));
    }
}

internal sealed record Health(string Status);

/// <param name="Status"><c>ready</c>, or <c>degraded</c> when it works but something does not go as it should.</param>
/// <param name="Reasons">What does not, one sentence each.</param>
internal sealed record ReadyAnswer(string Status, ImmutableArray<string> Reasons);
