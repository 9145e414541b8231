using System.Data.Common;

using Dapper;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Locations;

/// <summary>The list of locations.</summary>
public sealed class LocationProjection : IProjection
{
    private const string Prefix = "location:";

    private const string Upsert = """
        INSERT INTO locations (site, location, zone, kind, aisle, bay, level, x, y, z, max_grams, max_mm3, blocked)
        VALUES (@Site, @Location, @Zone, @Kind, @Aisle, @Bay, @Level, @X, @Y, @Z, @MaxWeightGrams, @VolumeMm3, @Blocked)
        ON CONFLICT (site, location) DO UPDATE SET
          zone = excluded.zone, kind = excluded.kind, aisle = excluded.aisle, bay = excluded.bay, level = excluded.level,
          x = excluded.x, y = excluded.y, z = excluded.z, max_grams = excluded.max_grams, max_mm3 = excluded.max_mm3,
          blocked = excluded.blocked
        """;

    public string Name => "locations";

    public int Version => 2;

    public IReadOnlyList<string> Tables => ["locations"];

    public string Schema => """
        CREATE TABLE IF NOT EXISTS locations (
          site TEXT NOT NULL, location TEXT NOT NULL, zone TEXT NOT NULL, kind TEXT NOT NULL,
          aisle TEXT NOT NULL, bay TEXT NOT NULL, level TEXT NOT NULL, x INTEGER NOT NULL, y INTEGER NOT NULL, z INTEGER NOT NULL,
          max_grams BIGINT NULL, max_mm3 BIGINT NULL, blocked INTEGER NOT NULL, PRIMARY KEY (site, location));
        """;

    public Task ApplyAsync(IReadOnlyList<StoredEvent> events, DbConnection connection, DbTransaction transaction)
    {
        var rows = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var stored in events)
        {
            if (stored.Type != "locationDefined" || EventCodec.Decode(stored) is not LocationDefined { Definition: var at }) continue;
            var id = IId<LocationId>.Parse(stored.Stream[Prefix.Length..]);
            rows[stored.Stream] = new
            {
                Site = id.Site.Value, Location = id.Code, at.Zone, Kind = EnumText.Of(at.Kind), at.Aisle, at.Bay, at.Level,
                at.X, at.Y, at.Z, at.MaxWeightGrams, at.VolumeMm3, Blocked = at.Blocked ? 1 : 0,
            };
        }

        return rows.Count == 0 ? Task.CompletedTask : connection.ExecuteAsync(Upsert, rows.Values, transaction);
    }
}
