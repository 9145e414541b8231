using System.Data.Common;

using Dapper;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Shipping;

/// <summary>The lists of shipments and of their parcels. Times are Unix milliseconds.</summary>
public sealed class ShipmentProjection : IProjection
{
    private const string Prefix = "shipment:";

    private const string InsertShipment = """
        INSERT INTO shipments (shipment, site, merchant, carrier, service, status, packed_at, updated_at)
        VALUES (@Shipment, @Site, @Merchant, @Carrier, @Service, 'packed', @At, @At)
        ON CONFLICT (shipment) DO NOTHING
        """;

    private const string InsertParcel = """
        INSERT INTO parcels (sscc, shipment, tracking_number, carton, weight_grams, status)
        VALUES (@Sscc, @Shipment, @TrackingNumber, @Carton, @WeightGrams, 'packed')
        ON CONFLICT (sscc) DO NOTHING
        """;

    private const string UpdateShipment =
        "UPDATE shipments SET status = COALESCE(@Status, status), updated_at = @At WHERE shipment = @Shipment";

    private const string UpdateParcel =
        "UPDATE parcels SET status = @Status, manifest = COALESCE(@Manifest, manifest) WHERE sscc = @Sscc";

    public string Name => "shipments";

    public int Version => 1;

    public IReadOnlyList<string> Tables => ["shipments", "parcels"];

    public string Schema => """
        CREATE TABLE IF NOT EXISTS shipments (
          shipment TEXT NOT NULL PRIMARY KEY, site TEXT NOT NULL, merchant TEXT NOT NULL, carrier TEXT NOT NULL,
          service TEXT NULL, status TEXT NOT NULL, packed_at BIGINT NOT NULL, updated_at BIGINT NOT NULL);
        CREATE INDEX IF NOT EXISTS shipments_site ON shipments (site, status, packed_at);
        CREATE TABLE IF NOT EXISTS parcels (
          sscc TEXT NOT NULL PRIMARY KEY, shipment TEXT NOT NULL, tracking_number TEXT NOT NULL, carton TEXT NULL,
          weight_grams BIGINT NULL, status TEXT NOT NULL, manifest TEXT NULL);
        CREATE INDEX IF NOT EXISTS parcels_shipment ON parcels (shipment);
        CREATE INDEX IF NOT EXISTS parcels_tracking ON parcels (tracking_number);
        """;

    public async Task ApplyAsync(IReadOnlyList<StoredEvent> events, DbConnection connection, DbTransaction transaction)
    {
        foreach (var stored in events)
        {
            if (!stored.Stream.StartsWith(Prefix, StringComparison.Ordinal)) continue;
            if (EventCodec.Decode(stored) is not ShipmentEvent known) continue;
            foreach (var (sql, rows) in Statements(stored.Stream[Prefix.Length..], known, stored.At.ToUnixTimeMilliseconds()))
                await connection.ExecuteAsync(sql, rows, transaction);
        }
    }

    private static (string Sql, object Rows)[] Statements(string shipment, ShipmentEvent @event, long at) => @event switch
    {
        ShipmentPacked packed =>
        [
            (InsertShipment, new
            {
                Shipment = shipment,
                Site = packed.Site.Value,
                Merchant = packed.Merchant.Value,
                packed.Carrier,
                packed.Service,
                At = at,
            }),
            (InsertParcel, packed.Parcels.Select(parcel => new
            {
                parcel.Sscc,
                Shipment = shipment,
                parcel.TrackingNumber,
                parcel.Carton,
                parcel.WeightGrams,
            })),
        ],
        ShipmentVoided voided => Change(shipment, ShipmentStatus.Voided, ShipmentStatus.Voided, Ssccs(voided.Parcels), null, at),
        HandedOver handed => Change(
            shipment,
            handed.IsLast ? ShipmentStatus.Shipped : null,
            ShipmentStatus.Shipped,
            Ssccs(handed.Parcels),
            handed.Manifest.Number,
            at),
        TrackingReceived tracked => Change(shipment, tracked.Shipment, tracked.Status, tracked.Ssccs, null, at),
        _ => [],
    };

    private static (string Sql, object Rows)[] Change(
        string shipment, ShipmentStatus? status, ShipmentStatus parcels, IEnumerable<string> ssccs, string? manifest, long at) =>
    [
        (UpdateShipment, new { Shipment = shipment, Status = status is { } known ? EnumText.Of(known) : null, At = at }),
        (UpdateParcel, ssccs.Select(sscc => new { Sscc = sscc, Status = EnumText.Of(parcels), Manifest = manifest })),
    ];

    private static IEnumerable<string> Ssccs(IEnumerable<Parcel> parcels) => parcels.Select(parcel => parcel.Sscc);
}
