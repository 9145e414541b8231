using OrleansWarehouse.Grains.Interfaces.Gs1;
using OrleansWarehouse.Grains.Interfaces.Picking;
using OrleansWarehouse.Grains.Interfaces.Products;

namespace OrleansWarehouse.Grains.Picking;

/// <summary>Whether a scan makes sense at its stop, whatever has happened since it was made.</summary>
public static class ScanCheck
{
    public static Refusal? Check(StopState stop, Pick command, SkuDefinition? sku) =>
        Quantity(command) ?? Tote(stop, command) ?? Scanned(stop, command.Scanned, sku) ?? Lot(stop, command, sku)
        ?? Serials(stop, command, sku);

    /// <summary>Whether a barcode is on a SKU or any of its units; the code of the SKU itself will do.</summary>
    public static bool IsBarcodeOf(string barcode, string code, SkuDefinition? sku) =>
        barcode == code || sku is null || sku.Barcodes.Any(known => ScannedCode.Canonical(known.Value) == ScannedCode.Canonical(barcode));

    private static Refusal? Quantity(Pick command) =>
        command.Quantity < 0 || (command.Quantity == 0 && command.ShortReason is null)
            ? Refusal.Invalid("invalid_quantity", "quantity", "At least 1, or 0 with the reason why it is short.")
            : null;

    private static Refusal? Tote(StopState stop, Pick command) =>
        command.Tote is null || stop.Drops.Any(drop => drop.Tote == command.Tote)
            ? null
            : Refusal.Invalid("wrong_tote", "tote", $"Nothing of this stop goes to {command.Tote}.");

    private static Refusal? Scanned(StopState stop, Scanned? scanned, SkuDefinition? sku)
    {
        if (scanned?.Location is { } location && location != stop.Location.Code)
            return Refusal.Invalid("wrong_location", "scanned.location", $"The stop is at {stop.Location.Code}, not {location}.");
        return scanned?.Barcode is null || IsBarcodeOf(scanned.Barcode, stop.Key.Sku.Code, sku)
            ? null
            : Refusal.Invalid("wrong_barcode", "scanned.barcode", $"{scanned.Barcode} is not on {stop.Key.Sku.Code}.");
    }

    private static Refusal? Lot(StopState stop, Pick command, SkuDefinition? sku)
    {
        if (stop.Key.Lot is not { } asked || command.Quantity == 0) return null;
        if (command.Lot is null)
        {
            return sku?.Tracking is Tracking.Lot
                ? Refusal.Invalid("lot_required", "lot", $"Say which lot it was: {asked} is asked for.")
                : null;
        }

        return command.Lot == asked ? null : Refusal.Invalid("wrong_lot", "lot", $"Lot {asked} is asked for, not {command.Lot}.");
    }

    private static Refusal? Serials(StopState stop, Pick command, SkuDefinition? sku)
    {
        if (sku?.Tracking is not Tracking.Serial || command.Quantity == 0) return null;
        if (command.Serials.Distinct(StringComparer.Ordinal).Count() != command.Quantity)
            return Refusal.Invalid("serials_required", "serials", "Name the serial number of every unit.");
        return stop.Key.Serial is not { } asked || command.Serials[0] == asked
            ? null
            : Refusal.Invalid("wrong_serial", "serials", $"Serial {asked} is asked for, not {command.Serials[0]}.");
    }
}
