using OrleansWarehouse.Grains.Interfaces.Outcomes;

namespace OrleansWarehouse.Grains.Interfaces.Stock;

/// <summary>What all units of a lot have in common, wherever they are: one day on which they expire. Key: merchant/sku/lot.</summary>
[Alias("stock.ILotGrain")]
public interface ILotGrain : IGrainWithStringKey
{
    /// <summary>Goods of the lot come in. Gives the lot's expiry, which the first who tells it decides; another one is refused with
    /// <c>lot_expiry</c>.</summary>
    [Alias("Claim")]
    Task<Outcome<LotView>> ClaimAsync(DateOnly? expiry);
}

[GenerateSerializer, Immutable, Alias("stock.lotView")]
public sealed record LotView(DateOnly? Expiry);

/// <summary>Where one unit with a serial number is: in the house or not. Key: merchant/sku/serial.</summary>
[Alias("stock.ISerialGrain")]
public interface ISerialGrain : IGrainWithStringKey
{
    /// <summary>Whether a holder has it.</summary>
    [Alias("IsHere")]
    Task<bool> IsHereAsync();

    /// <summary>The unit is to come in by an operation: refused with <c>serial_in_use</c> while it is in the house, and with
    /// <c>serial_claimed</c> while it is about to be by another one. A claim that nothing comes of lapses.</summary>
    /// <param name="made">When somebody saw the unit come in, where that is heard late: a count may have found it since.</param>
    [Alias("Claim")]
    Task<Outcome<SerialClaim>> ClaimAsync(string operation, DateTimeOffset? made);

    /// <summary>It is not to come in after all.</summary>
    [Alias("GiveUp")]
    Task<Outcome<Done>> GiveUpAsync(string operation);

    /// <summary>A holder has got it from outside, or it has gone outside. Heard once for a reference.</summary>
    /// <param name="counted">By a count: nobody has seen it come, or go.</param>
    [Alias("Record")]
    Task RecordAsync(string reference, bool isHere, bool counted);
}

/// <param name="Found">A count has found the unit before this was heard: it is in the books, and is not to be booked again.</param>
[GenerateSerializer, Immutable, Alias("stock.serialClaim")]
public sealed record SerialClaim(bool Found);
