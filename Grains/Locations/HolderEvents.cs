using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inventory;
using OrleansWarehouse.Grains.Interfaces.Locations;

namespace OrleansWarehouse.Grains.Locations;

/// <summary>What happens to locations and containers. Each event says all that it does to quantities and allocations, so that
/// a read model needs no state to follow.</summary>
public abstract record HolderEvent;

[EventType("goodsPut")]
public sealed record GoodsPut(
    string Reference, ImmutableArray<PlacedGoods> Goods, bool Transfer, StockReason Reason, PutAwayId? PutAway) : HolderEvent;

/// <param name="Cuts">What it does to allocations: the one that it uses up, and those that there are too few units left for.</param>
[EventType("goodsTaken")]
public sealed record GoodsTaken(
    string Reference,
    ImmutableArray<Goods> Goods,
    bool Transfer,
    Holder? To,
    StockReason Reason,
    string? Note,
    PutAwayId? PutAway,
    ImmutableArray<AllocationCut> Cuts) : HolderEvent;

/// <param name="Quantity">Signed.</param>
/// <param name="Claims">Whose promise a loss takes back first.</param>
[EventType("stockAdjusted")]
public sealed record StockAdjusted(
    string Reference,
    StockKey Key,
    long Quantity,
    StockReason Reason,
    string? Note,
    ImmutableArray<ClaimQuantity> Claims,
    ImmutableArray<AllocationCut> Cuts) : HolderEvent;

[EventType("stockAllocated")]
public sealed record StockAllocated(string Pick, StockKey Key, long Quantity) : HolderEvent;

[EventType("stockDeallocated")]
public sealed record StockDeallocated(ImmutableArray<AllocationCut> Cuts) : HolderEvent;

[EventType("locationDefined")]
public sealed record LocationDefined(LocationDefinition Definition) : HolderEvent;

[EventType("spaceKept")]
public sealed record SpaceKept(PutAwayId PutAway, Goods Goods, long WeightGrams, long VolumeMm3) : HolderEvent;

[EventType("spaceFreed")]
public sealed record SpaceFreed(PutAwayId PutAway) : HolderEvent;

/// <summary>So many units that are no longer promised to a pick.</summary>
public sealed record AllocationCut(string Pick, StockKey Key, long Quantity);
