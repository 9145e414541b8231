using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Outcomes;
using OrleansWarehouse.Grains.Interfaces.Stock;

namespace OrleansWarehouse.Grains.Stock;

/// <summary>Goods that are about to be booked in.</summary>
/// <param name="Field">The path of the goods in the request, with a trailing dot; empty at the top level.</param>
public sealed record ComingGoods(StockKey Key, ImmutableArray<string> Serials, string Field);

/// <param name="Keys">The keys of the goods, in the same order, with the expiry of their lots.</param>
/// <param name="Found">Units that a count had already booked in before they were reported; they must not be booked again.</param>
public sealed record OpenDoor(ImmutableArray<StockKey> Keys, ImmutableHashSet<SerialId> Found);

/// <summary>Claims lots and serials before goods are booked in: a lot has one expiry, and a unit is in at most one place.</summary>
public sealed class GoodsDoor(ICommands commands)
{
    /// <summary>Claims all goods, or none and returns the errors.</summary>
    /// <param name="operation">The operation that brings the goods in; it may claim the same goods again.</param>
    /// <param name="made">When the goods were scanned, if that is reported late; null means now.</param>
    /// <exception cref="WarehouseUnavailableException">A late report concerns a unit that another operation is bringing in right now. The
    /// report is a fact, and is to be sent again when that operation is done.</exception>
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

    /// <summary>Validates goods that a person reports to see. Nothing is claimed until the report is accepted, because the books have the goods
    /// elsewhere.</summary>
    public async Task<Outcome<StockKey>> LookAsync(ComingGoods goods)
    {
        var errors = new List<FieldError>();
        var key = await LotAsync(goods, errors);
        foreach (var serial in goods.Serials)
            if (await commands.Serial(new(goods.Key.Sku, serial)).IsHereAsync()) errors.Add(InTheHouse(goods, serial));
        return errors.Count == 0 ? key : Refusal.Invalid(errors);
    }

    /// <summary>Returns when a lot expires; null when that is not known yet.</summary>
    public async Task<DateOnly?> ExpiryOfAsync(SkuId sku, string lot) => (await commands.Lot(new(sku, lot)).ClaimAsync(null)).Value?.Expiry;

    /// <summary>Releases the claims on units that do not come in after all.</summary>
    public async Task GiveUpAsync(string operation, IEnumerable<SerialId> serials)
    {
        foreach (var id in serials) await commands.Serial(id).GiveUpAsync(operation);
    }

    private static FieldError Refused(ComingGoods goods, string serial, Refusal refusal) => refusal.Code is Serial.Claimed
        ? new($"{goods.Field}serials", $"'{serial}' is being received by another operation.")
        : InTheHouse(goods, serial);

    private static FieldError InTheHouse(ComingGoods goods, string serial) =>
        new($"{goods.Field}serials", $"'{serial}' is already on hand.");

    private async Task<StockKey> LotAsync(ComingGoods goods, List<FieldError> errors)
    {
        if (goods.Key.Lot is not { } lot) return goods.Key;
        var claim = await commands.Lot(new(goods.Key.Sku, lot)).ClaimAsync(goods.Key.Expiry);
        if (claim.Accepted) return goods.Key with { Expiry = claim.Value.Expiry };
        errors.AddRange(claim.Refusal.Errors.Select(error => error with { Field = goods.Field + error.Field }));
        return goods.Key;
    }
}
