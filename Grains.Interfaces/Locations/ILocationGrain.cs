using System.Collections.Immutable;
using System.Text.Json.Serialization;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inventory;
using OrleansWarehouse.Grains.Interfaces.Outcomes;

namespace OrleansWarehouse.Grains.Interfaces.Locations;

/// <summary>A shelf position: what physically lies there, what is promised to picks, what is on its way. Key: site/location.</summary>
[Alias("locations.ILocationGrain")]
public interface ILocationGrain : IHolderGrain
{
    [Alias("Define")]
    Task<Outcome<LocationView>> DefineAsync(LocationDefinition definition);

    /// <summary>Null when there is no such location.</summary>
    [Alias("Get")]
    Task<LocationView?> GetAsync();

    /// <summary>Promises goods to a pick: gives how many, at most what lies there unpromised. The same pick again: the same answer.</summary>
    [Alias("Allocate")]
    Task<Outcome<long>> AllocateAsync(AllocatePick command);

    /// <summary>Takes back a pick's promise, at most what is left of it.</summary>
    /// <param name="reference">Names this for ever where only a part is taken back: the same one is done once.</param>
    [Alias("Deallocate")]
    Task<Outcome<Done>> DeallocateAsync(string pick, long quantity, string? reference = null);

    /// <summary>Keeps room for goods on their way here; the location decides whether they fit.</summary>
    [Alias("KeepSpace")]
    Task<Outcome<Done>> KeepSpaceAsync(KeepSpace command);

    [Alias("FreeSpace")]
    Task<Outcome<Done>> FreeSpaceAsync(PutAwayId putAway);

    /// <summary>Starts moving unpromised goods to another location, which the caller knows to exist; they arrive by themselves.
    /// What the key leaves open (lot, expiry, serial) the location chooses, the first to expire first.</summary>
    [Alias("Move")]
    Task<Outcome<Done>> MoveAsync(MoveGoods command);

    /// <summary>Corrects the books (signed). The promises behind a loss are taken back. What the key of a loss leaves open (lot,
    /// expiry, serial) the location chooses, unpromised units first.</summary>
    [Alias("Adjust")]
    Task<Outcome<Done>> AdjustAsync(AdjustGoods command);
}

/// <summary>Where it is and what it bears; x, y, z in millimetres. No limit where a capacity is absent.</summary>
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
    long? VolumeMm3);

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

/// <param name="Pick">The pick's own name, unique for ever.</param>
[GenerateSerializer, Immutable, Alias("locations.allocate")]
public sealed record AllocatePick(string Pick, StockKey Key, long Quantity);

/// <param name="WeightGrams">Of all the goods together.</param>
/// <param name="VolumeMm3">Of all the goods together.</param>
/// <param name="KeepLotsApart">Whether other lots and expiries of the SKU must not lie there.</param>
[GenerateSerializer, Immutable, Alias("locations.keepSpace")]
public sealed record KeepSpace(
    PutAwayId PutAway, Goods Goods, long WeightGrams, long VolumeMm3, bool MayMixMerchants, bool KeepLotsApart = false);

[GenerateSerializer, Immutable, Alias("locations.move")]
public sealed record MoveGoods(string Reference, Goods Goods, LocationId To, string? Note, string? Operation);

/// <param name="Quantity">Signed.</param>
/// <param name="Claims">Whose promise a loss takes back first; empty: the youngest.</param>
/// <param name="Pick">The pick whose allocation found less than promised.</param>
[GenerateSerializer, Immutable, Alias("locations.adjust")]
public sealed record AdjustGoods(
    string Reference,
    StockKey Key,
    long Quantity,
    StockReason Reason,
    string? Note,
    ImmutableArray<ClaimQuantity> Claims,
    string? Pick,
    string? Operation);
