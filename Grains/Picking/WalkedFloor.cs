using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Picking.Paths;

namespace OrleansWarehouse.Grains.Picking;

/// <summary>Where a site's pickers walk.</summary>
/// <param name="Depot">The first packing bench: where totes are brought to. Null where there is none.</param>
public sealed record WalkedFloor(BlockLayout Layout, FloorPoint? Depot)
{
    public static WalkedFloor Of(IReadOnlyCollection<ShelfLocation> locations) =>
        new(BlockLayout.From(locations.Where(IsWalkedTo).Select(Place)), DepotOf(locations));

    private static bool IsWalkedTo(ShelfLocation location) => location.Kind is LocationKind.Pick or LocationKind.Overstock;

    private static WarehouseLocation Place(ShelfLocation location) => new(
        location.Code, location.Zone, location.Aisle, location.Bay, location.Level, location.X, location.Y, location.Z);

    private static FloorPoint? DepotOf(IEnumerable<ShelfLocation> locations) => locations
        .Where(location => location.Kind is LocationKind.Packing)
        .OrderBy(location => location.Code, StringComparer.Ordinal)
        .Select(location => (FloorPoint?)new FloorPoint(location.X, location.Y))
        .FirstOrDefault();
}
