using System.Collections.Immutable;

using Microsoft.AspNetCore.Http.HttpResults;

using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Grains.Fulfilments;
using OrleansWarehouse.Grains.Orders;
using OrleansWarehouse.Grains.Picking;

namespace OrleansWarehouse.Api.Labor;

/// <summary>Lists late fulfilments and stuck tasks, computed from the read models; what people report themselves are incidents.</summary>
internal static class ExceptionEndpoints
{
    private const int Most = 200;

    /// <summary>How long a task may show no activity before it counts as stuck; a stop takes minutes.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(20);

    private static readonly TimeSpan Soon = TimeSpan.FromHours(1);

    public static void MapExceptions(this IEndpointRouteBuilder api) =>
        api.MapGet("/sites/{site}/exceptions", ListAsync).For(AccessRule.SiteWork).WithTags("Sites");

    private static async Task<Ok<Exceptions>> ListAsync(
        string site, FulfilmentQueries fulfilments, PickQueries tasks, TimeProvider clock, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var late = await fulfilments.DueBeforeAsync(new(site), now + Soon, Most, cancellationToken);
        var quiet = await tasks.QuietAsync(new(site), now - Quiet, Most, cancellationToken);
        return TypedResults.Ok(new Exceptions(now, [.. late.Select(LateFulfilment.Of)], quiet));
    }
}

/// <param name="Late">Fulfilments not packed whose cut-off has passed or is within the hour; the earliest first, at most 200.</param>
/// <param name="Stuck">Tasks without activity for twenty minutes; at most 200.</param>
internal sealed record Exceptions(DateTimeOffset AsOf, ImmutableArray<LateFulfilment> Late, ImmutableArray<TaskSummary> Stuck);

/// <param name="Wave">The wave that it is picked in, or null when it is in none yet.</param>
internal sealed record LateFulfilment(
    string Fulfilment, string Merchant, string Order, string Number, string Status, string? Wave, DateTimeOffset ShipBy)
{
    public static LateFulfilment Of(DueFulfilment due) => new(
        due.Id.ToString(), due.Id.Order.Merchant.Value, due.Id.Order.Local, due.Number, due.Status, due.Wave, due.ShipBy);
}
