using Microsoft.AspNetCore.Http.HttpResults;

using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Api.People;
using OrleansWarehouse.Grains.Buyers;

namespace OrleansWarehouse.Api.Buyers;

/// <summary>What a buyer sees who has his order's link; nobody needs to be known. A link that is not ours is found out without
/// looking anywhere.</summary>
internal static class TrackingEndpoints
{
    public static void MapTracking(this IEndpointRouteBuilder api) =>
        api.MapGet("/track/{token}", GetAsync).For(AccessRule.Open).WithMetadata(BuyersLimit.Mark).WithTags("Tracking")
            .WithSummary("An order as its buyer sees it; the token is the last part of the order's trackingPath.");

    public static void MapTrackingHub(this WebApplication app) =>
        app.MapHub<TrackingHub>("/hubs/track").For(AccessRule.Open).WithMetadata(BuyersLimit.Mark);

    private static async Task<Results<ETagged<TrackedOrder>, ProblemHttpResult>> GetAsync(
        string token, TrackingTokens tokens, TrackingQueries queries, PersonalData people, HttpResponse response, CancellationToken cancellationToken)
    {
        response.Headers["X-Robots-Tag"] = "noindex";
        if (!tokens.TryOpen(token, out var order) || await queries.FindAsync(order, cancellationToken) is not { } tracked)
            return Problems.NotFound("unknown_link", "This link leads to no order.");
        var shipTo = await people.OpenAsync(order.Merchant.Value, tracked.To, cancellationToken);
        return new ETagged<TrackedOrder>(tracked with { City = shipTo.City });
    }
}
