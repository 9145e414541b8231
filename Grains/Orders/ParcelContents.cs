using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Orders;

namespace OrleansWarehouse.Grains.Orders;

/// <summary>What is in the parcels that an order knows, after something has gone from them: pure.</summary>
internal static class ParcelContents
{
    /// <summary>The shipment is voided: its goods are in their totes again.</summary>
    public static ShipmentView None(ShipmentView shipment) => shipment with
    {
        Status = ShipmentStatus.Voided,
        Parcels = [.. shipment.Parcels.Select(static parcel => parcel with { Lines = [] })],
    };

    /// <summary>Whether a container is a parcel of a voided shipment: its fulfilment may hear only then that some was lost in it.</summary>
    public static bool IsUnpacked(OrderState state, string container) =>
        state.Shipments.Any(shipment => shipment.Status is ShipmentStatus.Voided && Has(shipment, container));

    /// <summary>The shipments that a container is no parcel of.</summary>
    public static ImmutableArray<ShipmentId> Elsewhere(OrderState state, string container) =>
        [.. state.Shipments.Where(shipment => !Has(shipment, container)).Select(static shipment => new ShipmentId(shipment.Id))];

    public static OrderState Without(OrderState state, ParcelUnitsLost lost) => state with
    {
        Shipments = [.. state.Shipments.Select(shipment => shipment.Id == lost.Shipment.Value ? Without(shipment, lost) : shipment)],
    };

    private static ShipmentView Without(ShipmentView shipment, ParcelUnitsLost lost) => shipment with
    {
        Parcels = [.. shipment.Parcels.Select(parcel => parcel.Sscc == lost.Sscc ? Without(parcel, lost) : parcel)],
    };

    private static ParcelView Without(ParcelView parcel, ParcelUnitsLost lost) => parcel with
    {
        Lines =
        [
            .. parcel.Lines
                .Select(line => line.Fulfilment == lost.Fulfilment.ToString() && line.Line == lost.Line ? Without(line, lost) : line)
                .Where(static line => line.Quantity > 0),
        ],
    };

    private static ParcelLineView Without(ParcelLineView line, ParcelUnitsLost lost) => line with
    {
        Quantity = line.Quantity - lost.Goods.Quantity,
        Serials = lost.Goods.Key.Serial is { } serial && line.Serials is { } serials ? serials.Remove(serial) : line.Serials,
    };

    private static bool Has(ShipmentView shipment, string container) => shipment.Parcels.Any(parcel => parcel.Sscc == container);
}
