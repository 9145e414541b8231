using System.Collections.Immutable;
using System.Text.Json.Serialization;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Outcomes;
using OrleansWarehouse.Grains.Interfaces.Stock;

namespace OrleansWarehouse.Grains.Interfaces.Locations;

/// <summary>A shelf position: what physically lies there, what is allocated to plans, what is on its way. Key: site/location.</summary>
[Alias("locations.ILocationGrain")]
public interface ILocationGrain : IHolderGrain
{
    /// <summary>Makes or changes it; what lies there is counted by what the place is now.</summary>
    [Alias("Define")]
    Task<Outcome<LocationView>> DefineAsync(LocationDefinition definition);

    /// <summary>Null when there is no such location.</summary>
    [Alias("Get")]
    Task<LocationView?> GetAsync();

    /// <summary>Keeps room for goods on their way here; the location decides whether they fit.</summary>
    [Alias("KeepSpace")]
    Task<Outcome<Done>> KeepSpaceAsync(KeepSpace command);

    /// <summary>How many units of each would find room, if one after the other came; keeps none.</summary>
    [Alias("RoomFor")]
    Task<ImmutableArray<long>> RoomForAsync(ImmutableArray<WantedSpace> wanted);

    [Alias("FreeSpace")]
    Task<Outcome<Done>> FreeSpaceAsync(PutAwayId putAway);

    /// <summary>Starts moving goods to another location; they arrive by themselves. Free units go first, then those in doubt, then those
    /// of put-aways, which are told. Units of picks are refused with <c>allocated</c> but for those that may be cut. What the key leaves
    /// open (lot, expiry) the location chooses, the first to expire first.</summary>
    [Alias("Move")]
    Task<Outcome<Done>> MoveAsync(MoveGoods command);

    /// <summary>The pick tasks that a move would take goods from.</summary>
    [Alias("InTheWay")]
    Task<ImmutableArray<TaskId>> InTheWayAsync(MoveGoods command);

    /// <summary>Corrects the books (signed): a count accepted at once. Plans that lose goods are told. What the key of a loss leaves open
    /// (lot, expiry, serial) the location chooses: what is in doubt first, then what is free.</summary>
    [Alias("Adjust")]
    Task<Outcome<Done>> AdjustAsync(AdjustGoods command);

    /// <summary>Somebody did not find what the books say: it stays on hand, in doubt, and plans on it are told.</summary>
    [Alias("Doubt")]
    Task<Outcome<Done>> DoubtAsync(DoubtGoods command);
}

/// <summary>Where it is and what it bears; x, y, z in millimetres. No limit where a capacity is absent.</summary>
/// <param name="Blocked">Nobody picks from it, and what lies there is not for sale.</param>
[GenerateSerializer, Immutable, Alias("locations.definition")]
public sealed record LocationDefinition(
    string Zone,
    LocationKind Kind,
    string Aisle,
    string Bay,
    string Level,
    int X,
    int Y,
    int Z,
    long? MaxWeightGrams,
    long? VolumeMm3,
    bool Blocked = false)
{
    /// <summary>Whether pickers take goods from it.</summary>
    [JsonIgnore]
    public bool IsPickable => !Blocked && Kind is LocationKind.Pick or LocationKind.Overstock;
}

[GenerateSerializer, Alias("locations.kind"), JsonConverter(typeof(CamelCaseEnum<LocationKind>))]
public enum LocationKind
{
    Pick,
    Overstock,
    Receiving,
    Packing,
    Staging,
    Quarantine,
}

[GenerateSerializer, Immutable, Alias("locations.view")]
public sealed record LocationView(string Location, LocationDefinition Definition, long Version, bool Created);

/// <param name="WeightGrams">Of all the goods together.</param>
/// <param name="VolumeMm3">Of all the goods together.</param>
/// <param name="KeepLotsApart">Whether other lots and expiries of the SKU must not lie there.</param>
[GenerateSerializer, Immutable, Alias("locations.keepSpace")]
public sealed record KeepSpace(
    PutAwayId PutAway, Goods Goods, long WeightGrams, long VolumeMm3, bool MayMixMerchants, bool KeepLotsApart = false);

/// <param name="Size">Of one each.</param>
/// <param name="KeepLotsApart">Whether other lots and expiries of the SKU must not lie there.</param>
[GenerateSerializer, Immutable, Alias("locations.wantedSpace")]
public sealed record WantedSpace(Goods Goods, UnitSize Size, bool MayMixMerchants, bool KeepLotsApart);

/// <param name="Serials">Which units, where they have serials; else empty.</param>
/// <param name="MayCut">Tasks that are in nobody's hand, and lose their units.</param>
/// <param name="Force">Tasks lose their units in whosever hand they are.</param>
/// <param name="At">When it was seen; now when absent.</param>
[GenerateSerializer, Immutable, Alias("locations.move")]
public sealed record MoveGoods(
    string Reference,
    Goods Goods,
    ImmutableArray<string> Serials,
    Destination To,
    string? Note,
    string? Operation,
    ImmutableArray<TaskId> MayCut,
    bool Force,
    DateTimeOffset? At = null);

/// <param name="Key">Of a gain, all that is to be known of the goods.</param>
/// <param name="Quantity">Signed.</param>
/// <param name="Serials">Which units, where they have serials; else empty.</param>
/// <param name="Size">Of one each of a gain.</param>
[GenerateSerializer, Immutable, Alias("locations.adjust")]
public sealed record AdjustGoods(
    string Reference,
    StockKey Key,
    long Quantity,
    ImmutableArray<string> Serials,
    StockReason Reason,
    string? Note,
    string? Operation,
    UnitSize? Size = null);

/// <param name="Quantity">How many of the key were not found; null: nothing of the SKU.</param>
/// <param name="Plans">The allocations of those who looked: they end, by as many units.</param>
[GenerateSerializer, Immutable, Alias("locations.doubt")]
public sealed record DoubtGoods(
    string Reference, StockKey Key, long? Quantity, ImmutableArray<PlanUnits> Plans, string Reason, DateTimeOffset? At);

[GenerateSerializer, Immutable, Alias("locations.planUnits")]
public sealed record PlanUnits(string Plan, long Quantity);
