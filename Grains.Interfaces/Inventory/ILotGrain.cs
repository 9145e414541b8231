using OrleansWarehouse.Grains.Interfaces.Outcomes;

namespace OrleansWarehouse.Grains.Interfaces.Inventory;

/// <summary>What all units of a lot have in common, wherever they are: one day on which they expire. Key: merchant/sku/lot.</summary>
[Alias("inventory.ILotGrain")]
public interface ILotGrain : IGrainWithStringKey
{
    /// <summary>Goods of the lot come in. Gives the lot's expiry, which the first who tells it decides; another one is refused with
    /// <c>lot_expiry</c>.</summary>
    [Alias("Claim")]
    Task<Outcome<LotView>> ClaimAsync(DateOnly? expiry);
}

[GenerateSerializer, Immutable, Alias("inventory.lotView")]
public sealed record LotView(DateOnly? Expiry);

/// <summary>Where one unit with a serial number is: in the house or not. Key: merchant/sku/serial.</summary>
[Alias("inventory.ISerialGrain")]
public interface ISerialGrain : IGrainWithStringKey
{
    /// <summary>The unit is to come in by an operation: refused with <c>serial_in_use</c> while it is in the house, or about to be by
    /// another one. A claim that nothing comes of lapses.</summary>
    [Alias("Claim")]
    Task<Outcome<Done>> ClaimAsync(string operation);

    /// <summary>It is not to come in after all.</summary>
    [Alias("GiveUp")]
    Task<Outcome<Done>> GiveUpAsync(string operation);

    /// <summary>A holder has it, or has it no longer. Heard once for a reference.</summary>
    [Alias("Record")]
    Task RecordAsync(string reference, bool isHere);
}
