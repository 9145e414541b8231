using System.Collections.Immutable;

using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Api.Events;
using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Picking;
using OrleansWarehouse.Grains.Interfaces.Sites;
using OrleansWarehouse.Grains.Labor;
using OrleansWarehouse.Grains.Picking;
using OrleansWarehouse.Grains.Picking.Paths;

namespace OrleansWarehouse.Api.Locations;

/// <summary>A site's floor for a map: every shelf and its figures column by column, and then only the shelves that changed.</summary>
internal static class FloorEndpoints
{
    private const int MostChanged = 200;
    private const int MostHours = 168;
    private const int DefaultHours = 24;
    private const int MostHistory = 100;

    /// <summary>Who has not scanned for so long is at home.</summary>
    private static readonly TimeSpan OnTheFloor = TimeSpan.FromHours(1);

    public static void MapFloor(this IEndpointRouteBuilder api)
    {
        var site = api.MapGroup("/sites/{site}").For(AccessRule.SiteWork).WithTags("Locations");
        site.MapGet("/floor", GetAsync);
        site.MapGet("/floor/figures", FiguresAsync);
        site.MapGet("/floor/pickers", PickersAsync);
        site.MapGet("/tasks/{task}/walk", WalkAsync);
        site.MapGet("/locations/{location}/history", HistoryAsync);
    }

    private static async Task<Results<Ok<FloorAnswer>, ProblemHttpResult>> GetAsync(
        string site, string? hours, FloorQueries floor, IGrainFactory grains, CancellationToken cancellationToken)
    {
        if (!Check.Passes(check => ReadHours(check, hours), out var within, out var refusal)) return Problems.Of(refusal);
        if (await grains.GetGrain<ISiteGrain>(site).GetAsync() is null) return Problems.NotFound("unknown_site");
        var locations = await floor.LocationsAsync(new(site), cancellationToken);
        var figures = await floor.FiguresAsync(new(site), null, within, cancellationToken);
        return TypedResults.Ok(FloorAnswer.Of(locations, figures));
    }

    private static async Task<Results<Ok<ChangedShelves>, ProblemHttpResult>> FiguresAsync(
        string site, [FromQuery(Name = "location")] string[] locations, string? hours, FloorQueries floor, CancellationToken cancellationToken)
    {
        var passes = Check.Passes(
            check => (Codes: check.Ids(locations, "location", MostChanged), Within: ReadHours(check, hours)), out var wanted, out var refusal);
        if (!passes) return Problems.Of(refusal!);
        var figures = await floor.FiguresAsync(new(site), wanted.Codes, wanted.Within, cancellationToken);
        return TypedResults.Ok(new ChangedShelves(wanted.Codes, FloorFigures.Of(wanted.Codes, figures)));
    }

    private static async Task<Ok<ImmutableArray<PickerPlace>>> PickersAsync(
        string site, FloorQueries floor, CancellationToken cancellationToken) =>
        TypedResults.Ok(await floor.PickersAsync(new(site), OnTheFloor, cancellationToken));

    /// <summary>The line along which a task is walked, from the packing bench and back.</summary>
    private static async Task<Results<Ok<WalkAnswer>, ProblemHttpResult>> WalkAsync(
        string site, string task, ShelfQueries shelves, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var id = new TaskId(new(site), task);
        if (await grains.GetGrain<IPickTaskGrain>(id.ToString()).GetAsync() is not { } view) return Problems.NotFound("unknown_task");
        var floor = WalkedFloor.Of(await shelves.LocationsAsync(id.Site, cancellationToken));
        var line = WalkLine.Of(floor.Layout, view.Stops.Select(stop => stop.Location), floor.Depot);
        return TypedResults.Ok(new WalkAnswer([.. line.Select(point => point.X)], [.. line.Select(point => point.Y)]));
    }

    /// <summary>The newest first, at most 100.</summary>
    private static async Task<Results<Ok<Page<EventAnswer>>, ProblemHttpResult>> HistoryAsync(
        string site, string location, IEventLog log, ActorNames actors, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var id = new LocationId(new(site), location);
        if (await grains.GetGrain<ILocationGrain>(id.ToString()).GetAsync() is null) return Problems.NotFound("unknown_location");
        var stream = $"location:{id}";
        var head = await log.ReadHeadAsync(stream, cancellationToken);
        var events = new List<StoredEvent>();
        await foreach (var stored in log.ReadStreamAsync(stream, Math.Max(0, head.Version - MostHistory), cancellationToken))
            events.Add(stored);
        events.Reverse();
        var names = await actors.OfAsync(events.Select(static stored => stored.By));
        return TypedResults.Ok(new Page<EventAnswer>([.. events.Select(stored => EventAnswer.Of(stored, names))], null));
    }

    private static TimeSpan ReadHours(Check check, string? hours)
    {
        if (hours is null) return TimeSpan.FromHours(DefaultHours);
        if (int.TryParse(hours, out var count) && count is >= 1 and <= MostHours) return TimeSpan.FromHours(count);
        check.Add("hours", $"Between 1 and {MostHours}.");
        return default;
    }
}

/// <summary>Column by column: the shelf at an index has what stands at that index in every column. Words are given once and
/// named by their number.</summary>
/// <param name="X">Millimetres, as Y and Z.</param>
internal sealed record FloorAnswer(
    ImmutableArray<string> Kinds,
    ImmutableArray<string> Zones,
    ImmutableArray<string> Aisles,
    ImmutableArray<string> Codes,
    ImmutableArray<int> Kind,
    ImmutableArray<int> Zone,
    ImmutableArray<int> Aisle,
    ImmutableArray<int> X,
    ImmutableArray<int> Y,
    ImmutableArray<int> Z,
    FloorFigures Figures)
{
    public static FloorAnswer Of(IReadOnlyList<FloorLocation> shelves, IReadOnlyDictionary<string, FloorFigure> figures)
    {
        var (kinds, zones, aisles) = (new Words(), new Words(), new Words());
        ImmutableArray<string> codes = [.. shelves.Select(shelf => shelf.Code)];
        ImmutableArray<int> kind = [.. shelves.Select(shelf => kinds.NumberOf(shelf.Kind))];
        ImmutableArray<int> zone = [.. shelves.Select(shelf => zones.NumberOf(shelf.Zone))];
        ImmutableArray<int> aisle = [.. shelves.Select(shelf => aisles.NumberOf(shelf.Aisle))];
        return new(
            kinds.All, zones.All, aisles.All, codes, kind, zone, aisle,
            [.. shelves.Select(shelf => shelf.X)], [.. shelves.Select(shelf => shelf.Y)], [.. shelves.Select(shelf => shelf.Z)],
            FloorFigures.Of(codes, figures));
    }

    private sealed class Words
    {
        private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);

        public ImmutableArray<string> All => [.. numbers.Keys];

        public int NumberOf(string word)
        {
            if (!numbers.TryGetValue(word, out var number)) numbers[word] = number = numbers.Count;
            return number;
        }
    }
}

internal sealed record ChangedShelves(ImmutableArray<string> Codes, FloorFigures Figures);

/// <summary>The corners of a line on the floor, column by column.</summary>
/// <param name="X">Millimetres, as Y.</param>
internal sealed record WalkAnswer(ImmutableArray<long> X, ImmutableArray<long> Y);

/// <param name="Promised">Of the units, those that are promised to picks.</param>
/// <param name="Fill">Percent, by weight or volume, whichever is fuller; -1 where there are goods and nobody knows
/// their size or what the shelf bears.</param>
/// <param name="Since">Since when the oldest goods lie there, in Unix milliseconds; 0 where it is empty.</param>
/// <param name="Picks">Stops of pickers within the hours that were asked for.</param>
internal sealed record FloorFigures(
    ImmutableArray<long> Units, ImmutableArray<long> Promised, ImmutableArray<int> Skus, ImmutableArray<int> Fill,
    ImmutableArray<long> Since, ImmutableArray<long> Picks)
{
    public static FloorFigures Of(ImmutableArray<string> codes, IReadOnlyDictionary<string, FloorFigure> known)
    {
        ImmutableArray<FloorFigure> rows = [.. codes.Select(code => known.GetValueOrDefault(code))];
        return new(
            [.. rows.Select(row => row.Units)], [.. rows.Select(row => row.Promised)], [.. rows.Select(row => row.Skus)],
            [.. rows.Select(row => row.Fill)], [.. rows.Select(row => row.Since)], [.. rows.Select(row => row.Picks)]);
    }
}
