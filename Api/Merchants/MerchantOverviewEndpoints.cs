using Microsoft.AspNetCore.Http.HttpResults;

using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Grains.Merchants;

namespace OrleansWarehouse.Api.Merchants;

/// <summary>Returns a merchant's key figures in one answer, for the portal's home.</summary>
internal static class MerchantOverviewEndpoints
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(2);

    public static void MapMerchantOverview(this IEndpointRouteBuilder api) =>
        api.MapGet("/merchants/{merchant}/overview", GetAsync).For(AccessRule.MerchantReading).WithTags("Merchants")
            .WithSummary("Today's figures and open work. `since` is when today began; midnight UTC by default.");

    private static async Task<Results<Ok<MerchantOverview>, ProblemHttpResult>> GetAsync(
        string merchant, string? since, MerchantOverviewQueries queries, TimeProvider clock, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var passes = Check.Passes(check => Read(check, since, now), out var from, out var refusal);
        return passes ? TypedResults.Ok(await queries.ReadAsync(new(merchant), from, cancellationToken)) : Problems.Of(refusal!);
    }

    private static DateTimeOffset Read(Check check, string? since, DateTimeOffset now)
    {
        if (check.OptionalTime(since, "since") is not { } from) return new(now.Date, TimeSpan.Zero);
        if (from < now - Longest || from > now) check.Add("since", "Within the last two days.");
        return from;
    }
}
