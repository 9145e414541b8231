using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Outcomes;
using OrleansWarehouse.Grains.Interfaces.Products;
using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Grains.Stock;

namespace OrleansWarehouse.Api.Locations;

/// <summary>What somebody counted, told apart by what lies there: a person counts units and sees lots or serials, not conditions.</summary>
internal static class CountedGoods
{
    /// <summary>Goods that are known there are the ones counted; what is beyond them comes in by this door, as by any other, once the
    /// count is accepted.</summary>
    public static async Task<Outcome<Allocated>> OfAsync(
        CountCommand command, SkuDefinition sku, HolderView there, DateOnly today, GoodsDoor door)
    {
        var known = there.Contents
            .Where(content => content.Key.Sku == command.Sku && (command.Lot is null || content.Key.Lot == command.Lot))
            .ToImmutableArray();
        if (sku.Tracking is Tracking.Lot && command is { Lot: null, Quantity: > 0 } && known.Select(static content => content.Key.Lot).Distinct().Count() > 1)
            return Refusal.Invalid("lot_required", "lot", "Several lots lie there: count them one by one.");
        if (NewGoods.SerialError(command.Sku, sku, command.Quantity, command.Serials) is { } error)
            return Refusal.Invalid("invalid_serials", "serials", error);
        return sku.Tracking is Tracking.Serial
            ? await SerialsAsync(command, sku, known, today, door)
            : await UnitsAsync(command, sku, known, today, door);
    }

    private static async Task<Outcome<Allocated>> UnitsAsync(
        CountCommand command, SkuDefinition sku, ImmutableArray<ContentView> known, DateOnly today, GoodsDoor door)
    {
        var counted = ImmutableArray.CreateBuilder<Goods>();
        var rest = command.Quantity;
        foreach (var content in known)
        {
            var units = Math.Min(rest, content.Quantity);
            if (units > 0) counted.Add(new(content.Key, units));
            rest -= units;
        }

        if (rest == 0) return new Allocated(counted.ToImmutable());
        if (known is [var one, ..])
        {
            counted.Clear();
            counted.Add(new(one.Key, Math.Min(command.Quantity, one.Quantity) + rest));
            counted.AddRange(known.Skip(1).Select(static content => new Goods(content.Key, content.Quantity)));
            return new Allocated(counted.ToImmutable());
        }

        var key = await NewAsync(command, sku, [], today, door);
        return key.Accepted ? new Allocated([new(key.Value, rest)]) : key.Refusal;
    }

    private static async Task<Outcome<Allocated>> SerialsAsync(
        CountCommand command, SkuDefinition sku, ImmutableArray<ContentView> known, DateOnly today, GoodsDoor door)
    {
        var here = known.Where(content => content.Key.Serial is { } serial && command.Serials.Contains(serial)).Select(static content => content.Key);
        ImmutableArray<string> more = [.. command.Serials.Except(here.Select(static key => key.Serial!))];
        var counted = here.Select(static key => new Goods(key, 1)).ToImmutableArray();
        if (more.IsEmpty) return new Allocated(counted);
        var key = await NewAsync(command, sku, more, today, door);
        return key.Accepted
            ? new Allocated(counted.AddRange(more.Select(serial => new Goods(key.Value with { Serial = serial }, 1))))
            : key.Refusal;
    }

    private static async Task<Outcome<StockKey>> NewAsync(
        CountCommand command, SkuDefinition sku, ImmutableArray<string> serials, DateOnly today, GoodsDoor door)
    {
        var errors = new List<FieldError>();
        var quantity = serials.IsEmpty ? command.Quantity : serials.Length;
        var expiry = command.Expiry ?? (command.Lot is { } lot ? await door.ExpiryOfAsync(command.Sku, lot) : null);
        var key = NewGoods.Of(command.Sku, sku, quantity, Condition.Good, command.Lot, expiry, serials, today, "", errors);
        if (errors.Count > 0) return Refusal.Invalid(errors);
        return await door.LookAsync(new(key, serials, ""));
    }
}
