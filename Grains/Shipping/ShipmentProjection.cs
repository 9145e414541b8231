using System.Data.Common;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Shipping;

/// <summary>The lists of shipments and of their parcels.</summary>
public sealed class ShipmentProjection : IProjection
{
    private const string Prefix = "shipment:";

    private static readonly RowWrite<ShipmentSummary> InsertShipment = ShipmentSummary.Table.Insert();
    private static readonly RowWrite<StoredParcel> InsertParcel = StoredParcel.Table.Insert();
    private static readonly RowWrite<ShipmentChange> UpdateShipment = ShipmentSummary.Table.Update<ShipmentChange>();
    private static readonly RowWrite<ParcelChange> UpdateParcel = StoredParcel.Table.Update<ParcelChange>((nameof(ParcelChange.Manifest), Merge.IfGiven));

    public string Name => "shipments";

    public int Version => 1;

    public IReadOnlyList<string> Tables => [ShipmentSummary.Table.Name, StoredParcel.Table.Name];

    public string Schema => ShipmentSummary.Table.Schema + StoredParcel.Table.Schema;

    public async Task ApplyAsync(IReadOnlyList<StoredEvent> events, DbConnection connection, DbTransaction transaction)
    {
        var batch = new Batch();
        foreach (var stored in events)
        {
            if (!stored.Stream.StartsWith(Prefix, StringComparison.Ordinal)) continue;
            if (EventCodec.Decode(stored) is ShipmentEvent known) batch.Add(stored.Stream[Prefix.Length..], known, stored.At);
        }

        await InsertShipment.RunAsync(batch.Shipments, transaction);
        await InsertParcel.RunAsync(batch.Parcels, transaction);
        await UpdateShipment.RunAsync(batch.ShipmentChanges, transaction);
        await UpdateParcel.RunAsync(batch.ParcelChanges, transaction);
    }

    private sealed class Batch
    {
        private static readonly string Packed = EnumText.Of(ShipmentStatus.Packed);

        public List<ShipmentSummary> Shipments { get; } = [];

        public List<StoredParcel> Parcels { get; } = [];

        public List<ShipmentChange> ShipmentChanges { get; } = [];

        public List<ParcelChange> ParcelChanges { get; } = [];

        public void Add(string shipment, ShipmentEvent @event, DateTimeOffset at)
        {
            switch (@event)
            {
                case ShipmentPacked packed:
                    Shipments.Add(new(packed.Site.Value, shipment, packed.Merchant.Value, packed.Carrier, packed.Service, Packed, at, at));
                    Parcels.AddRange(packed.Parcels.Select(parcel => new StoredParcel(
                        parcel.Sscc, shipment, parcel.TrackingNumber, parcel.Carton, parcel.WeightGrams, Packed, null)));
                    break;
                case ShipmentVoided voided:
                    Change(shipment, ShipmentStatus.Voided, ShipmentStatus.Voided, Ssccs(voided.Parcels), null, at);
                    break;
                case HandedOver handed:
                    ShipmentStatus? last = handed.IsLast ? ShipmentStatus.Shipped : null;
                    Change(shipment, last, ShipmentStatus.Shipped, Ssccs(handed.Parcels), handed.Manifest.Number, at);
                    break;
                case TrackingReceived tracked:
                    Change(shipment, tracked.Shipment, tracked.Status, tracked.Ssccs, null, at);
                    break;
            }
        }

        private void Change(string shipment, ShipmentStatus? status, ShipmentStatus parcels, IEnumerable<string> ssccs, string? manifest, DateTimeOffset at)
        {
            ShipmentChanges.Add(new(shipment, status, at));
            ParcelChanges.AddRange(ssccs.Select(sscc => new ParcelChange(sscc, parcels, manifest)));
        }

        private static IEnumerable<string> Ssccs(IEnumerable<Parcel> parcels) => parcels.Select(static parcel => parcel.Sscc);
    }

    private sealed record ShipmentChange(string Id, ShipmentStatus? Status, DateTimeOffset UpdatedAt);

    private sealed record ParcelChange(string Sscc, ShipmentStatus Status, string? Manifest);
}
