using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Locations;

namespace OrleansWarehouse.Grains.Slotting;

/// <summary>A point in the site, in millimetres.</summary>
public readonly record struct SlotPoint(long X, long Y, long Z);

/// <summary>Goods to be put away.</summary>
/// <param name="Quantity">Eaches, at least 1.</param>
/// <param name="GramsPerEach">Null where it is not known: <see cref="SlotRules.UnknownGrams"/> is assumed.</param>
/// <param name="Mm3PerEach">Null where it is not known: <see cref="SlotRules.UnknownMm3"/> is assumed.</param>
/// <param name="LotTracked">Whether lots (and expiries) of this SKU must not share a location.</param>
/// <param name="Sellable">Whether the goods are good; others go to quarantine only.</param>
/// <param name="PreferredZone">Tried before all other zones.</param>
public sealed record SlotGoods(
    string Merchant, string Sku, string? Lot, DateOnly? Expiry, long Quantity, long? GramsPerEach, long? Mm3PerEach,
    bool LotTracked = false, bool Sellable = true, string? PreferredZone = null);

/// <summary>What lies in a location, or is on its way there.</summary>
public readonly record struct SlotContent(string Merchant, string Sku, string? Lot, DateOnly? Expiry);

/// <summary>A location as the slotting index knows it. Capacity that is not given is unlimited.</summary>
/// <param name="UsedGrams">Weight that lies there now, without <paramref name="IncomingGrams"/>.</param>
/// <param name="UsedMm3">Volume that lies there now, without <paramref name="IncomingMm3"/>.</param>
/// <param name="Contents">Each kind of goods there or on its way in, once.</param>
public sealed record SlotCandidate(
    string Code, string Zone, LocationKind Kind, SlotPoint At, long? MaxWeightGrams, long? VolumeMm3,
    long UsedGrams, long UsedMm3, ImmutableArray<SlotContent> Contents, long IncomingGrams = 0, long IncomingMm3 = 0);

/// <summary>What may be arranged otherwise.</summary>
/// <param name="MixMerchants">Whether goods of several merchants may share a location.</param>
/// <param name="UnknownGrams">The weight of an each whose weight is not known.</param>
/// <param name="UnknownMm3">The volume of an each whose size is not known.</param>
/// <param name="MostLocations">At most so many locations are proposed for one put-away; the rest is not placed.</param>
public sealed record SlotRules(
    bool MixMerchants = false,
    long UnknownGrams = UnitSizes.UnknownGrams,
    long UnknownMm3 = UnitSizes.UnknownMm3,
    int MostLocations = 200)
{
    public static readonly SlotRules Default = new();
}

/// <summary>So much to there, and why: a stable code, with a value behind a colon where it has one, and words
/// for people.</summary>
public sealed record SlotProposal(string Location, long Quantity, ImmutableArray<SlotReason> Reasons);

/// <summary>For example <c>sameSku</c>, <c>empty</c>, <c>mixed</c>, <c>preferredZone</c>, <c>nearest:12400mm</c>.</summary>
public readonly record struct SlotReason(string Code, string Text);

/// <summary>The proposals, which with <paramref name="Unplaced"/> add up to the quantity, and how many
/// candidates fell to what.</summary>
public sealed record SlotPlan(ImmutableArray<SlotProposal> Proposals, long Unplaced, SlotRefusals Refused);

/// <summary>How many candidates could not be used, by the first rule that spoke against them.</summary>
public readonly record struct SlotRefusals(int Kind, int Merchant, int Lot, int Full);
