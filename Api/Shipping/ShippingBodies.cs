using System.Collections.Immutable;

using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Interfaces.Shipping;

namespace OrleansWarehouse.Api.Shipping;

/// <param name="Parcels">Absent: as proposed.</param>
internal sealed record PackBody(
    IReadOnlyList<string?>? Fulfilments, IReadOnlyList<PackParcelBody?>? Parcels, string? Carrier, string? Service,
    string? Packer)
{
    private const int MaxFulfilments = 100;
    private const int MaxParcels = 2_000;

    public PackShipment Read(Check check, SiteId site, string? operation) => new(
        site,
        check.Unique(check.Some(Fulfilments, "fulfilments", MaxFulfilments, (id, field) => ReadId(check, id, field)),
            "fulfilments", id => id.ToString()),
        check.Each(Parcels, "parcels", MaxParcels, (parcel, field) => parcel.Read(check, field)),
        check.OptionalId(Carrier, "carrier"),
        check.OptionalId(Service, "service"),
        check.OptionalId(Packer, "packer"),
        operation);

    public static FulfilmentId ReadId(Check check, string? id, string field)
    {
        if (!FulfilmentId.TryParse(id, out var parsed)) check.Add(field, "Not the id of a fulfilment.");
        return parsed;
    }
}

internal sealed record PackParcelBody(IReadOnlyList<PackLineBody?>? Lines, long? WeightGrams, string? Carton)
{
    private const int MaxLines = 1_000;
    private const int MaxGrams = 10_000_000;

    public PackParcel Read(Check check, string field) => new(
        check.Some(Lines, $"{field}.lines", MaxLines, (line, at) => line.Read(check, at)),
        check.OptionalNumber(WeightGrams, $"{field}.weightGrams", 1, MaxGrams),
        check.OptionalId(Carton, $"{field}.carton"));
}

internal sealed record PackLineBody(string? Fulfilment, string? Line, long? Quantity)
{
    public PackLine Read(Check check, string field) => new(
        PackBody.ReadId(check, Fulfilment, $"{field}.fulfilment"), check.Id(Line, $"{field}.line"),
        check.Quantity(Quantity, $"{field}.quantity"));
}

internal sealed record VoidBody(string? Reason)
{
    public string Read(Check check) => check.Text(Reason, "reason");
}

/// <param name="Parcels">Absent: all that waits for the carrier.</param>
internal sealed record ManifestBody(string? Carrier, string? Service, IReadOnlyList<string?>? Parcels, string? SignedBy)
{
    private const int MaxParcels = 10_000;

    public ManifestCommand Read(Check check) => new(
        check.Id(Carrier, "carrier"),
        check.OptionalId(Service, "service"),
        Parcels is null ? null : check.Unique(check.Ids(Parcels, "parcels", MaxParcels), "parcels", sscc => sscc),
        check.OptionalText(SignedBy, "signedBy"));
}

internal sealed record ManifestCommand(string Carrier, string? Service, ImmutableArray<string>? Parcels, string? SignedBy);

internal sealed record TrackBody(ShipmentStatus? Status, DateTimeOffset? At, string? Place, string? Parcel)
{
    private static readonly ShipmentStatus[] Allowed =
    [
        ShipmentStatus.InTransit, ShipmentStatus.OutForDelivery, ShipmentStatus.Delivered, ShipmentStatus.Exception,
            ShipmentStatus.ReturnedToSender,
    ];

    public TrackShipment Read(Check check, string? operation)
    {
        var status = check.Chosen(Status, "status");
        if (Status is not null && !Allowed.Contains(status)) check.Add("status", "Not what a carrier tells.");
        return new(
            status, check.Time(At, "at"), check.OptionalText(Place, "place"), check.OptionalId(Parcel, "parcel"), operation);
    }
}
