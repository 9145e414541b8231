using System.Data.Common;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Picking;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Labor;

/// <summary>Where pickers scanned last, and how often each shelf was picked from, per hour. Times are Unix milliseconds.</summary>
public sealed class TravelProjection : IProjection
{
    public const long Hour = 60 * 60 * 1000;

    private const string Prefix = "task:";

    private static readonly RowTable<Stop> ShelfPicks =
        new("shelf_picks", [nameof(Stop.Site), nameof(Stop.Location), nameof(Stop.Hour)], new RowIndex("hour", "(site, hour)"));

    private static readonly RowTable<Place> PickerPlaces = new("picker_places", [nameof(Place.Site), nameof(Place.Picker)]);

    private static readonly RowWrite<Stop> AddStops = ShelfPicks.Put((nameof(Stop.Stops), Merge.Add));
    private static readonly RowWrite<Place> PutPlace = PickerPlaces.Put();

    public string Name => "travel";

    public int Version => 1;

    public IReadOnlyList<string> Tables => [ShelfPicks.Name, PickerPlaces.Name];

    public string Schema => ShelfPicks.Schema + PickerPlaces.Schema;

    public async Task ApplyAsync(IReadOnlyList<StoredEvent> events, DbConnection connection, DbTransaction transaction)
    {
        var stops = new Dictionary<(LocationId Location, long Hour), long>();
        var places = new Dictionary<(string Site, string Picker), Place>();
        foreach (var stored in events)
        {
            if (!stored.Stream.StartsWith(Prefix, StringComparison.Ordinal) || Read(stored) is not { } scan) continue;
            var at = stored.At.ToUnixTimeMilliseconds();
            var stop = (scan.At, at - at % Hour);
            stops[stop] = stops.GetValueOrDefault(stop) + 1;
            var task = IId<TaskId>.Parse(stored.Stream[Prefix.Length..]);
            places[(task.Site.Value, scan.Picker)] = new(task.Site.Value, scan.Picker, scan.At.Code, task.Code, at);
        }

        await AddStops.RunAsync(stops.Select(static stop => new Stop(stop.Key.Location.Site.Value, stop.Key.Location.Code, stop.Key.Hour, stop.Value)), transaction);
        await PutPlace.RunAsync(places.Values, transaction);
    }

    private static (LocationId At, string Picker)? Read(StoredEvent stored) => EventCodec.Decode(stored) switch
    {
        StopPicked picked => (picked.Location, picked.Picker),
        StopShort missing => (missing.Location, missing.Picker),
        _ => null,
    };

    private sealed record Stop(string Site, string Location, long Hour, long Stops);

    private sealed record Place(string Site, string Picker, string Location, string Task, long At);
}
