using OrleansWarehouse.Grains.Interfaces.Locations;

namespace OrleansWarehouse.Grains.Locations;

internal static class LocationKinds
{
    /// <summary>Good goods lie on pick faces and in overstock, all others in quarantine.</summary>
    public static bool Keeps(this LocationKind kind, bool sellable) =>
        sellable ? kind is LocationKind.Pick or LocationKind.Overstock : kind is LocationKind.Quarantine;
}
