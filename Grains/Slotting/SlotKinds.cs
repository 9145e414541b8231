using OrleansWarehouse.Grains.Interfaces.Locations;

namespace OrleansWarehouse.Grains.Slotting;

internal static class SlotKinds
{
    public static SlotKind AsSlotKind(this LocationKind kind) => kind switch
    {
        LocationKind.Pick => SlotKind.Pick,
        LocationKind.Overstock => SlotKind.Overstock,
        LocationKind.Receiving => SlotKind.Receiving,
        LocationKind.Packing => SlotKind.Packing,
        LocationKind.Staging => SlotKind.Staging,
        LocationKind.Quarantine => SlotKind.Quarantine,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
