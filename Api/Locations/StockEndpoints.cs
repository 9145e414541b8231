using System.Collections.Immutable;
using System.Security.Claims;

using Microsoft.AspNetCore.Http.HttpResults;

using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Api.Tenancies;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Outcomes;
using OrleansWarehouse.Grains.Interfaces.Picking;
using OrleansWarehouse.Grains.Interfaces.Products;
using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Grains.Locations;
using OrleansWarehouse.Grains.Reference;
using OrleansWarehouse.Grains.Stock;

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
        string site, MoveBody body, OperationId operation, IGrainFactory grains, ReferenceData products)
    {
        var reference = $"move:{NewIds.Guid(operation)}";
        if (!Check.Passes(check => body.Read(check, new(site), reference, operation.Value), out var command, out var refusal))
            return Problems.Of(refusal);
        var goods = command.Goods;
        await products.ReachHeadAsync();
        if (products.Product(goods.Goods.Key.Sku) is not { } sku) return Problems.Of(UnknownSku);
        if (await LocationOf(grains, command.From).GetAsync() is null) return Problems.Of(UnknownLocation("from"));
        if (await LocationOf(grains, command.To).GetAsync() is not { Definition: var to }) return Problems.Of(UnknownLocation("to"));
        if (NewGoods.SerialError(goods.Goods.Key.Sku, sku, goods.Goods.Quantity, goods.Serials) is { } error)
            return Problems.Of(Refusal.Invalid("invalid_serials", "serials", error));

        if (await UnclearLotAsync(LocationOf(grains, command.From), sku, goods.Goods) is { } unclear) return Problems.Of(unclear);
        goods = goods with { To = goods.To with { Kind = to.Kind, Blocked = to.Blocked } };
        var mayCut = goods.Force ? [] : await IdleAsync(grains, await LocationOf(grains, command.From).InTheWayAsync(goods));
        return (await LocationOf(grains, command.From).MoveAsync(goods with { MayCut = mayCut })).Map(_ => new Movement(reference)).ToOk();
    }

    /// <summary>The tasks that nobody has in hand: what is planned for them can be planned otherwise.</summary>
    private static async Task<ImmutableArray<TaskId>> IdleAsync(IGrainFactory grains, ImmutableArray<TaskId> tasks)
    {
        var idle = ImmutableArray.CreateBuilder<TaskId>();
        foreach (var task in tasks)
            if (await grains.GetGrain<IPickTaskGrain>(task.ToString()).GetAsync() is null or { Picker: null }) idle.Add(task);
        return idle.ToImmutable();
    }

    private static async Task<Results<Ok<Movement>, ProblemHttpResult>> AdjustAsync(
        string site, AdjustBody body, OperationId operation, ClaimsPrincipal user, IGrainFactory grains, ReferenceData products, Tenants tenants, GoodsDoor door,
        TimeProvider clock)
    {
        var reference = $"adjustment:{NewIds.Guid(operation)}";
        if (!Check.Passes(check => body.Read(check, new(site), reference, operation.Value), out var command, out var refusal))
            return Problems.Of(refusal);
        var goods = command.Goods;
        await products.ReachHeadAsync();
        if (products.Product(goods.Key.Sku) is not { } sku) return Problems.Of(UnknownSku);
        if (await LocationOf(grains, command.Location).GetAsync() is null) return Problems.Of(UnknownLocation("location"));
        if (goods.Quantity < 0)
        {
            if (NewGoods.SerialError(goods.Key.Sku, sku, -goods.Quantity, goods.Serials) is { } error)
                return Problems.Of(Refusal.Invalid("invalid_serials", "serials", error));
            var lost = new Goods(goods.Key, -goods.Quantity);
            if (await UnclearLotAsync(LocationOf(grains, command.Location), sku, lost) is { } unclear) return Problems.Of(unclear);
        }
        else
        {
            if (!await tenants.MayBringAsync(user, grains, goods.Key.Sku.Merchant, new(site))) return Problems.Of(UnknownSku);
            var zone = products.Site(new(site))?.TimeZone ?? "UTC";
            var found = await FindAsync(goods, sku, SiteDates.DayOf(zone, clock.GetUtcNow()), reference, door);
            if (!found.Accepted) return Problems.Of(found.Refusal);
            goods = found.Value;
        }

        return (await LocationOf(grains, command.Location).AdjustAsync(goods)).Map(_ => new Movement(reference)).ToOk();
    }

    /// <summary>Of several lots nobody guesses which one went, unless all of them did.</summary>
    private static async Task<Refusal?> UnclearLotAsync(ILocationGrain from, SkuDefinition sku, Goods gone)
    {
        if (sku.Tracking is not Tracking.Lot || gone.Key.Lot is not null) return null;
        var there = (await from.ContentsAsync()).Contents.Where(content => content.Key.Sku == gone.Key.Sku).ToArray();
        return there.Select(static content => content.Key.Lot).Distinct().Count() > 1 && gone.Quantity < there.Sum(static content => content.Quantity)
            ? Refusal.Invalid("lot_required", "lot", "Several lots lie there: say which one it is.")
            : null;
    }

    /// <summary>Goods come in by this door as by any other: with all that the SKU's tracking asks for.</summary>
    private static async Task<Outcome<AdjustGoods>> FindAsync(
        AdjustGoods goods, SkuDefinition sku, DateOnly today, string reference, GoodsDoor door)
    {
        var errors = new List<FieldError>();
        var key = NewGoods.Of(
            goods.Key.Sku, sku, goods.Quantity, goods.Key.Condition, goods.Key.Lot, goods.Key.Expiry, goods.Serials, today, "", errors);
        if (errors.Count > 0) return Refusal.Invalid(errors);
        var opened = await door.OpenAsync(reference, [new(key, goods.Serials, "")]);
        return opened.Map(door => goods with { Key = door.Keys[0], Size = UnitSizes.Of(sku) });
    }

    internal static Refusal UnknownSku { get; } = Refusal.Invalid("unknown_sku", "sku", "The merchant has no such SKU.");

    private static Refusal UnknownLocation(string field) =>
        Refusal.Invalid("unknown_location", field, "The site has no such location.");

    private static ILocationGrain LocationOf(IGrainFactory grains, LocationId id) =>
        grains.GetGrain<ILocationGrain>(id.ToString());
}

/// <param name="Id">Names the movement in the events of both ends.</param>
internal sealed record Movement(string Id);
