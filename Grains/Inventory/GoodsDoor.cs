using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inventory;

namespace OrleansWarehouse.Grains.Inventory;

/// <summary>Goods as they are about to come in.</summary>
/// <param name="Field">Where they stand in the request, with a dot behind; empty at its top.</param>
public sealed record ComingGoods(StockKey Key, ImmutableArray<string> Serials, string Field);

/// <summary>Claims lots and serials before goods are booked in: a lot has one expiry, and a unit is in one place at most.</summary>
public sealed class GoodsDoor(ICommands commands)
{
    /// <summary>Claims all, or none and says what is wrong.</summary>
    /// <param name="operation">Names what the goods come in by: the same one may claim them again.</param>
    /// <returns>The keys of the goods, in their order, with the expiry of their lots.</returns>
    public async Task<(ImmutableArray<StockKey> Keys, Refusal? Refusal)> OpenAsync(string operation, ImmutableArray<ComingGoods> coming)
    {
        var keys = ImmutableArray.CreateBuilder<StockKey>(coming.Length);
        var errors = new List<FieldError>();
        var claimed = new List<SerialId>();
        foreach (var goods in coming)
        {
            keys.Add(await LotAsync(goods, errors));
            foreach (var serial in goods.Serials)
            {
                var id = new SerialId(goods.Key.Sku, serial);
                var claim = await commands.Serial(id).ClaimAsync(operation);
                if (claim.Accepted) claimed.Add(id);
                else errors.Add(new($"{goods.Field}serials", $"'{serial}' is in the house already."));
            }
        }

        if (errors.Count == 0) return (keys.MoveToImmutable(), null);
        foreach (var id in claimed) await commands.Serial(id).GiveUpAsync(operation);
        return ([], Refusal.Invalid(errors));
    }

    /// <summary>When a lot expires; null where nobody has said so yet.</summary>
    public async Task<DateOnly?> ExpiryOfAsync(SkuId sku, string lot) => (await commands.Lot(new(sku, lot)).ClaimAsync(null)).Value?.Expiry;

    private async Task<StockKey> LotAsync(ComingGoods goods, List<FieldError> errors)
    {
        if (goods.Key.Lot is not { } lot) return goods.Key;
        var claim = await commands.Lot(new(goods.Key.Sku, lot)).ClaimAsync(goods.Key.Expiry);
        if (claim.Accepted) return goods.Key with { Expiry = claim.Value.Expiry };
        errors.AddRange(claim.Refusal.Errors.Select(error => error with { Field = goods.Field + error.Field }));
        return goods.Key;
    }
}
