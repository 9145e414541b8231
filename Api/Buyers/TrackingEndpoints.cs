using Microsoft.AspNetCore.Http.HttpResults;

using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Api.People;
using OrleansWarehouse.Grains.Buyers;

namespace OrleansWarehouse.Api.Buyers;

/// <summary>Shows an order to a buyer who has its tracking link; anonymous. An invalid link is recognised without any lookup.</summary>
internal static class TrackingEndpoints
{
    public static void MapTracking(this IEndpointRouteBuilder api) =>
        api.MapGet("/track/{token}", GetAsync).For(AccessRule.Open).WithMetadata(BuyersLimit.Mark).WithTags("Tracking")
            .WithSummary("An order as its buyer sees it. The token is the last segment of the order's trackingPath.");

    public static void MapTrackingHub(this WebApplication app) =>
        app.MapHub<TrackingHub>("/hubs/track").For(AccessRule.Open).WithMetadata(BuyersLimit.Mark);

    private static async Task<Results<ETagged<TrackedOrder>, ProblemHttpResult>> GetAsync(
        string token, TrackingTokens tokens, TrackingQueries queries, PersonalData people, HttpResponse response, CancellationToken cancellationToken)
    {
        response.Headers["X-Robots-Tag"] = "noindex";
        if (!tokens.TryOpen(token, out var order) || await queries.FindAsync(order, cancellationToken) is not { } tracked)
            return Problems.NotFound("unknown_link", "The link is not valid.");
        var shipTo = await people.OpenAsync(order.Merchant.Value, tracked.To, cancellationToken);
        return new ETagged<TrackedOrder>(tracked with { City = shipTo.City });
    }
}
