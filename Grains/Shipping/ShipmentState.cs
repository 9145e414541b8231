using System.Collections.Immutable;
using System.Text.Json.Serialization;

using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Orders;

namespace OrleansWarehouse.Grains.Shipping;

[JsonConverter(typeof(CamelCaseEnum<ShipmentStep>))]
public enum ShipmentStep
{
    New,
    Packing,
    Failed,
    Packed,
    Voided,
}

public sealed record ShipmentState(
    ShipmentStep Step, PackingStarted? Plan, Refusal? Failure, ImmutableArray<ParcelState> Parcels)
{
    public static ShipmentState Initial { get; } = new(ShipmentStep.New, null, null, []);

    /// <summary>Trouble first; else as far as the parcel that has come least far.</summary>
    [JsonIgnore]
    public ShipmentStatus Status => this switch
    {
        { Step: ShipmentStep.Voided } => ShipmentStatus.Voided,
        { Parcels.IsEmpty: true } => ShipmentStatus.Packed,
        _ when Parcels.Any(parcel => parcel.Status is ShipmentStatus.Exception) => ShipmentStatus.Exception,
        _ when Parcels.Any(parcel => parcel.Status is ShipmentStatus.ReturnedToSender) => ShipmentStatus.ReturnedToSender,
        _ => Parcels.Min(parcel => parcel.Status),
    };
}

/// <param name="Manifest">Set when it has left.</param>
/// <param name="At">Of the carrier's newest word on it.</param>
public sealed record ParcelState(Parcel Parcel, ShipmentStatus Status, ManifestId? Manifest, DateTimeOffset? At, bool Delivered)
{
    /// <summary>Whether it is known by an SSCC or a tracking number.</summary>
    public bool Is(string name) => Parcel.Sscc == name || Parcel.TrackingNumber == name;
}
