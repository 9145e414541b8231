using System.Data.Common;

using Dapper;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Picking;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Labor;

/// <summary>Where pickers scanned last, and how often each shelf was picked from, by the hour. Times are Unix milliseconds.</summary>
public sealed class TravelProjection : IProjection
{
    public const long Hour = 60 * 60 * 1000;

    private const string Prefix = "task:";

    private const string AddStops = """
        INSERT INTO shelf_picks (site, location, hour, stops) VALUES (@Site, @Location, @Hour, @Stops)
        ON CONFLICT (site, location, hour) DO UPDATE SET stops = shelf_picks.stops + excluded.stops
        """;

    private const string PutPlace = """
        INSERT INTO picker_places (site, picker, location, task, at) VALUES (@Site, @Picker, @Location, @Task, @At)
        ON CONFLICT (site, picker) DO UPDATE SET location = excluded.location, task = excluded.task, at = excluded.at
        """;

    public string Name => "travel";

    public int Version => 1;

    public IReadOnlyList<string> Tables => ["shelf_picks", "picker_places"];

    public string Schema => """
        CREATE TABLE IF NOT EXISTS shelf_picks (
          site TEXT NOT NULL, location TEXT NOT NULL, hour BIGINT NOT NULL, stops BIGINT NOT NULL, PRIMARY KEY (site, location, hour));
        CREATE INDEX IF NOT EXISTS shelf_picks_hour ON shelf_picks (site, hour);
        CREATE TABLE IF NOT EXISTS picker_places (
          site TEXT NOT NULL, picker TEXT NOT NULL, location TEXT NOT NULL, task TEXT NOT NULL, at BIGINT NOT NULL,
          PRIMARY KEY (site, picker));
        """;

    public async Task ApplyAsync(IReadOnlyList<StoredEvent> events, DbConnection connection, DbTransaction transaction)
    {
        var stops = new Dictionary<(LocationId Location, long Hour), long>();
        var places = new Dictionary<(string Site, string Picker), object>();
        foreach (var stored in events)
        {
            if (!stored.Stream.StartsWith(Prefix, StringComparison.Ordinal) || Read(stored) is not { } scan) continue;
            var at = stored.At.ToUnixTimeMilliseconds();
            var stop = (scan.At, at - at % Hour);
            stops[stop] = stops.GetValueOrDefault(stop) + 1;
            var task = IId<TaskId>.Parse(stored.Stream[Prefix.Length..]);
            places[(task.Site.Value, scan.Picker)] =
                new { Site = task.Site.Value, scan.Picker, Location = scan.At.Code, Task = task.Code, At = at };
        }

        if (places.Count == 0) return;
        var rows = stops.Select(stop => new
        {
            Site = stop.Key.Location.Site.Value, Location = stop.Key.Location.Code, stop.Key.Hour, Stops = stop.Value,
        });
        await connection.ExecuteAsync(AddStops, rows, transaction);
        await connection.ExecuteAsync(PutPlace, places.Values, transaction);
    }

    private static (LocationId At, string Picker)? Read(StoredEvent stored) => EventCodec.Decode(stored) switch
    {
        StopPicked picked => (picked.Location, picked.Picker),
        StopShort missing => (missing.Location, missing.Picker),
        _ => null,
    };
}
