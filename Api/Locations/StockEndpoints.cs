using Microsoft.AspNetCore.Http.HttpResults;

using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Api.Idempotency;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inventory;
using OrleansWarehouse.Grains.Interfaces.Locations;

namespace OrleansWarehouse.Api.Locations;

/// <summary>What is done to the goods on the shelves by hand.</summary>
internal static class StockEndpoints
{
    public static void MapStock(this IEndpointRouteBuilder api)
    {
        var site = api.MapGroup("/sites/{site}").For(AccessRule.Site).WithTags("Stock");
        site.MapPost("/moves", MoveAsync).For(AccessRule.Storing).WithConsequences();
        site.MapPost("/adjustments", AdjustAsync).For(AccessRule.Adjusting).WithConsequences();
    }

    private static async Task<Results<Ok<Movement>, ProblemHttpResult>> MoveAsync(
        string site, MoveBody body, OperationId operation, IGrainFactory grains)
    {
        var reference = $"move:{FreshIds.Guid(operation)}";
        if (!Check.Passes(check => body.Read(check, new(site), reference, operation.Value), out var command, out var refusal))
            return Problems.Of(refusal);
        if (await MissingAsync(grains, command.Goods.Goods.Key.Sku, ("from", command.From),
            ("to", command.Goods.To)) is { } missing)
            return Problems.Of(missing);
        return (await LocationOf(grains, command.From).MoveAsync(command.Goods)).Map(_ => new Movement(reference)).ToOk();
    }

    private static async Task<Results<Ok<Movement>, ProblemHttpResult>> AdjustAsync(
        string site, AdjustBody body, OperationId operation, IGrainFactory grains)
    {
        var reference = $"adjustment:{FreshIds.Guid(operation)}";
        if (!Check.Passes(check => body.Read(check, new(site), reference, operation.Value), out var command, out var refusal))
            return Problems.Of(refusal);
        if (await MissingAsync(grains, command.Goods.Key.Sku, ("location", command.Location)) is { } missing)
            return Problems.Of(missing);
        return (await LocationOf(grains, command.Location).AdjustAsync(command.Goods)).Map(_ => new Movement(reference)).ToOk();
    }

    private static async Task<Refusal?> MissingAsync(
        IGrainFactory grains, SkuId sku, params (string Field, LocationId Location)[] locations)
    {
        if (await grains.GetGrain<ISkuGrain>(sku.ToString()).OfferAsync() is null)
            return Refusal.Invalid("unknown_sku", "sku", "The merchant has no such SKU.");
        foreach (var (field, location) in locations)
        {
            if (await LocationOf(grains, location).GetAsync() is null)
                return Refusal.Invalid("unknown_location", field, "The site has no such location.");
        }

        return null;
    }

    private static ILocationGrain LocationOf(IGrainFactory grains, LocationId id) =>
        grains.GetGrain<ILocationGrain>(id.ToString());
}

/// <param name="Id">Names the movement in the events of both ends.</param>
internal sealed record Movement(string Id);
