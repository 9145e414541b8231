using System.Data.Common;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Locations;

/// <summary>The list of locations.</summary>
public sealed class LocationProjection : IProjection
{
    private const string Prefix = "location:";

    private static readonly RowWrite<LocationRow> Put = LocationRow.Table.Put();

    public string Name => "locations";

    public int Version => 2;

    public IReadOnlyList<string> Tables => [LocationRow.Table.Name];

    public string Schema => LocationRow.Table.Schema;

    public Task ApplyAsync(IReadOnlyList<StoredEvent> events, DbConnection connection, DbTransaction transaction)
    {
        var rows = new Dictionary<string, LocationRow>(StringComparer.Ordinal);
        foreach (var stored in events)
        {
            if (stored.Type != "locationDefined" || EventCodec.Decode(stored) is not LocationDefined { Definition: var at }) continue;
            var id = IId<LocationId>.Parse(stored.Stream[Prefix.Length..]);
            rows[stored.Stream] = new()
            {
                Site = id.Site.Value, Code = id.Code, Zone = at.Zone, Kind = EnumText.Of(at.Kind), Aisle = at.Aisle, Bay = at.Bay, Level = at.Level,
                X = at.X, Y = at.Y, Z = at.Z, MaxWeightGrams = at.MaxWeightGrams, VolumeMm3 = at.VolumeMm3, Blocked = at.Blocked,
            };
        }

        return Put.RunAsync(rows.Values, transaction);
    }
}
