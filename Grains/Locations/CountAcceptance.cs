using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Outcomes;
using OrleansWarehouse.Grains.Stock;

namespace OrleansWarehouse.Grains.Locations;

/// <summary>Accepts counts. What comes in by one is claimed first, as at any other door: between the count and its acceptance days may
/// pass, and others may have brought the unit in. All of a count is accepted, or nothing of it.</summary>
public sealed class CountAcceptance(ICommands commands, GoodsDoor door)
{
    private const int MaxAttempts = 5;

    /// <returns>Refused with <c>serial_in_use</c> where a unit with a serial number is in the house already.</returns>
    /// <exception cref="WarehouseUnavailableException">Its goods change all the time.</exception>
    public async Task<Outcome<CountView>> AcceptAsync(Holder holder, string count)
    {
        var (grain, operation) = (commands.Holder(holder), $"count:{holder.Site}/{count}");
        for (var attempt = 1; attempt <= MaxAttempts; attempt++)
        {
            var found = await grain.CountFindingsAsync(count);
            var opened = await door.OpenAsync(operation, [.. found.Select(static key => new ComingGoods(key, [key.Serial!], ""))]);
            if (opened.Refusal is { } refusal) return InUse(refusal, holder);
            var accepted = await grain.AcceptCountAsync(new(count, found));
            if (accepted.Accepted) return accepted;
            await door.GiveUpAsync(operation, found.Select(static key => new SerialId(key.Sku, key.Serial!)));
            if (accepted.Refusal.Code is not Counts.NotClaimed) return accepted;
        }

        throw new WarehouseUnavailableException("contended", $"What {count} has found changes all the time.");
    }

    private static Refusal InUse(Refusal refusal, Holder holder) => new(
        RefusalKind.Conflict,
        Serial.InUse,
        $"{string.Join(" ", refusal.Errors.Select(static error => error.Message))} Count it where it is by the books, then {holder.Code} again.",
        refusal.Errors);
}
