using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Outcomes;
using OrleansWarehouse.Grains.Interfaces.Stock;

namespace OrleansWarehouse.Grains.Stock;

/// <summary>Goods as they are about to come in.</summary>
/// <param name="Field">Where they stand in the request, with a dot behind; empty at its top.</param>
public sealed record ComingGoods(StockKey Key, ImmutableArray<string> Serials, string Field);

/// <param name="Keys">Of the goods, in their order, with the expiry of their lots.</param>
/// <param name="Found">Units that a count has brought in before they were told of: not to be booked again.</param>
public sealed record OpenDoor(ImmutableArray<StockKey> Keys, ImmutableHashSet<SerialId> Found);

/// <summary>Claims lots and serials before goods are booked in: a lot has one expiry, and a unit is in one place at most.</summary>
public sealed class GoodsDoor(ICommands commands)
{
    /// <summary>Claims all, or none and says what is wrong.</summary>
    /// <param name="operation">Names what the goods come in by: the same one may claim them again.</param>
    /// <param name="made">When they were seen to come in, where that is heard late; null: now.</param>
    /// <exception cref="WarehouseUnavailableException">A late word is about a unit that somebody else is bringing in at this moment: it is
    /// a fact, and may be said again when that is through.</exception>
    public async Task<Outcome<OpenDoor>> OpenAsync(string operation, ImmutableArray<ComingGoods> coming, DateTimeOffset? made = null)
    {
        var keys = ImmutableArray.CreateBuilder<StockKey>(coming.Length);
        var errors = new List<FieldError>();
        var (claimed, found) = (new List<SerialId>(), ImmutableHashSet.CreateBuilder<SerialId>());
        var isBusy = false;
        foreach (var goods in coming)
        {
            keys.Add(await LotAsync(goods, errors));
            foreach (var serial in goods.Serials)
            {
                var id = new SerialId(goods.Key.Sku, serial);
                var claim = await commands.Serial(id).ClaimAsync(operation, made);
                isBusy |= claim.Refusal is { Code: Serial.Claimed };
                if (claim.Refusal is { } refusal) errors.Add(Refused(goods, serial, refusal));
                else claimed.Add(id);
                if (claim.Value is { Found: true }) found.Add(id);
            }
        }

        if (errors.Count == 0) return new OpenDoor(keys.MoveToImmutable(), found.ToImmutable());
        foreach (var id in claimed) await commands.Serial(id).GiveUpAsync(operation);
        if (isBusy && made is not null) throw new WarehouseUnavailableException(Serial.Claimed, errors[0].Message);
        return Refusal.Invalid(errors);
    }

    /// <summary>What is wrong with goods that somebody says he sees, of which nothing is claimed before that is accepted: they are
    /// elsewhere by the books.</summary>
    public async Task<Outcome<StockKey>> LookAsync(ComingGoods goods)
    {
        var errors = new List<FieldError>();
        var key = await LotAsync(goods, errors);
        foreach (var serial in goods.Serials)
            if (await commands.Serial(new(goods.Key.Sku, serial)).IsHereAsync()) errors.Add(InTheHouse(goods, serial));
        return errors.Count == 0 ? key : Refusal.Invalid(errors);
    }

    /// <summary>When a lot expires; null where nobody has said so yet.</summary>
    public async Task<DateOnly?> ExpiryOfAsync(SkuId sku, string lot) => (await commands.Lot(new(sku, lot)).ClaimAsync(null)).Value?.Expiry;

    /// <summary>Gives back what was claimed and is not to come in after all.</summary>
    public async Task GiveUpAsync(string operation, IEnumerable<SerialId> serials)
    {
        foreach (var id in serials) await commands.Serial(id).GiveUpAsync(operation);
    }

    private static FieldError Refused(ComingGoods goods, string serial, Refusal refusal) => refusal.Code is Serial.Claimed
        ? new($"{goods.Field}serials", $"'{serial}' is about to come in by somebody else's word.")
        : InTheHouse(goods, serial);

    private static FieldError InTheHouse(ComingGoods goods, string serial) =>
        new($"{goods.Field}serials", $"'{serial}' is in the house already.");

    private async Task<StockKey> LotAsync(ComingGoods goods, List<FieldError> errors)
    {
        if (goods.Key.Lot is not { } lot) return goods.Key;
        var claim = await commands.Lot(new(goods.Key.Sku, lot)).ClaimAsync(goods.Key.Expiry);
        if (claim.Accepted) return goods.Key with { Expiry = claim.Value.Expiry };
        errors.AddRange(claim.Refusal.Errors.Select(error => error with { Field = goods.Field + error.Field }));
        return goods.Key;
    }
}
