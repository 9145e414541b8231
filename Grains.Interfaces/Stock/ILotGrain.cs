using OrleansWarehouse.Grains.Interfaces.Outcomes;

namespace OrleansWarehouse.Grains.Interfaces.Stock;

/// <summary>A lot: all its units, wherever they are, share one expiry. Key: merchant/sku/lot.</summary>
[Alias("stock.ILotGrain")]
public interface ILotGrain : IGrainWithStringKey
{
    /// <summary>Called when goods of the lot come in; returns the lot's expiry. The first call sets it, and a different one is refused with
    /// <c>lot_expiry</c>.</summary>
    [Alias("Claim")]
    Task<Outcome<LotView>> ClaimAsync(DateOnly? expiry);
}

[GenerateSerializer, Immutable, Alias("stock.lotView")]
public sealed record LotView(DateOnly? Expiry);

/// <summary>Whether the unit with a serial number is on hand. Key: merchant/sku/serial.</summary>
[Alias("stock.ISerialGrain")]
public interface ISerialGrain : IGrainWithStringKey
{
    /// <summary>Returns whether a holder has the unit.</summary>
    [Alias("IsHere")]
    Task<bool> IsHereAsync();

    /// <summary>Claims the serial number for an operation that is about to bring the unit in. Refused with <c>serial_in_use</c> while the unit
    /// is on hand, and with <c>serial_claimed</c> while another operation has claimed it. An unused claim expires.</summary>
    /// <param name="made">When the unit was scanned, if that is reported late: a count may have found the unit since.</param>
    [Alias("Claim")]
    Task<Outcome<SerialClaim>> ClaimAsync(string operation, DateTimeOffset? made);

    /// <summary>Releases the claim of an operation whose unit does not come in.</summary>
    [Alias("GiveUp")]
    Task<Outcome<Done>> GiveUpAsync(string operation);

    /// <summary>Records that a holder got the unit from outside, or that it left. Idempotent by reference.</summary>
    /// <param name="counted">Whether a count found that; then nobody has seen the unit come or go.</param>
    [Alias("Record")]
    Task RecordAsync(string reference, bool isHere, bool counted);
}

/// <param name="Found">Whether a count had already found the unit: it is in the books, and must not be booked again.</param>
[GenerateSerializer, Immutable, Alias("stock.serialClaim")]
public sealed record SerialClaim(bool Found);
