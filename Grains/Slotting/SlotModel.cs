using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Locations;

namespace OrleansWarehouse.Grains.Slotting;

/// <summary>A point in the site, in millimetres.</summary>
public readonly record struct SlotPoint(long X, long Y, long Z);

/// <summary>Goods to be put away.</summary>
/// <param name="Quantity">Eaches, at least 1.</param>
/// <param name="GramsPerEach">Null when unknown; <see cref="SlotRules.UnknownGrams"/> is assumed.</param>
/// <param name="Mm3PerEach">Null when unknown; <see cref="SlotRules.UnknownMm3"/> is assumed.</param>
/// <param name="LotTracked">Whether lots (and expiries) of this SKU must not share a location.</param>
/// <param name="Sellable">Whether the goods are good; others go to quarantine only.</param>
/// <param name="PreferredZone">Tried before all other zones.</param>
public sealed record SlotGoods(
    string Merchant, string Sku, string? Lot, DateOnly? Expiry, long Quantity, long? GramsPerEach, long? Mm3PerEach,
    bool LotTracked = false, bool Sellable = true, string? PreferredZone = null);

/// <summary>Goods in a location, or on their way there.</summary>
public readonly record struct SlotContent(string Merchant, string Sku, string? Lot, DateOnly? Expiry);

/// <summary>A location in the slotting index. A capacity that is null is unlimited.</summary>
/// <param name="UsedGrams">The weight of the contents, without <paramref name="IncomingGrams"/>.</param>
/// <param name="UsedMm3">The volume of the contents, without <paramref name="IncomingMm3"/>.</param>
/// <param name="Contents">Each kind of goods there or on its way, once.</param>
public sealed record SlotCandidate(
    string Code, string Zone, LocationKind Kind, SlotPoint At, long? MaxWeightGrams, long? VolumeMm3,
    long UsedGrams, long UsedMm3, ImmutableArray<SlotContent> Contents, long IncomingGrams = 0, long IncomingMm3 = 0);

/// <summary>The adjustable rules.</summary>
/// <param name="MixMerchants">Whether goods of several merchants may share a location.</param>
/// <param name="UnknownGrams">The weight assumed for an each of unknown weight.</param>
/// <param name="UnknownMm3">The volume assumed for an each of unknown size.</param>
/// <param name="MaxLocations">The greatest number of locations proposed for one put-away; the rest is not placed.</param>
public sealed record SlotRules(
    bool MixMerchants = false,
    long UnknownGrams = UnitSizes.UnknownGrams,
    long UnknownMm3 = UnitSizes.UnknownMm3,
    int MaxLocations = 200)
{
    public static readonly SlotRules Default = new();
}

/// <summary>A quantity for a location, and why: stable codes, some with a value after a colon, and texts
/// for people.</summary>
public sealed record SlotProposal(string Location, long Quantity, ImmutableArray<SlotReason> Reasons);

/// <summary>For example <c>sameSku</c>, <c>empty</c>, <c>mixed</c>, <c>preferredZone</c>, <c>nearest:12400mm</c>.</summary>
public readonly record struct SlotReason(string Code, string Text);

/// <summary>The proposals, which with <paramref name="Unplaced"/> add up to the quantity, and how many
/// candidates each rule excluded.</summary>
public sealed record SlotPlan(ImmutableArray<SlotProposal> Proposals, long Unplaced, SlotRefusals Refused);

/// <summary>How many candidates could not be used, by the first rule that excluded them.</summary>
public readonly record struct SlotRefusals(int Kind, int Merchant, int Lot, int Full);
