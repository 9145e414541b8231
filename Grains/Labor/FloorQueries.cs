using System.Collections.Immutable;
using System.Data.Common;

using Dapper;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Locations;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Labor;

/// <summary>A location on the map; coordinates in millimetres.</summary>
public sealed record FloorLocation(string Code, string Kind, string Zone, string Aisle, int X, int Y, int Z);

/// <summary>The contents and the use of a location.</summary>
/// <param name="Fill">Percent of its capacity by weight or volume, whichever is higher, up to 1,000; -1 if it has goods but sizes or capacity are unknown.</param>
/// <param name="Since">Since when its oldest goods are there, in Unix milliseconds; 0 when it is empty.</param>
/// <param name="Picks">The number of picking stops there.</param>
public readonly record struct FloorFigure(long Units, long Promised, int Skus, int Fill, long Since, long Picks);

/// <summary>Where a picker scanned last.</summary>
public sealed class PickerPlace
{
    public required string Picker { get; init; }

    public required string Name { get; init; }

    public required string Location { get; init; }

    public required string Task { get; init; }

    /// <summary>When that was, in Unix milliseconds.</summary>
    public required long At { get; init; }
}

/// <summary>Queries for the map of a site's floor.</summary>
public sealed class FloorQueries(IViews views, TimeProvider clock)
{
    private static readonly RowList<FloorLocation> Locations = LocationRow.Table.List<FloorLocation>(RowSort.Up(nameof(FloorLocation.Code)));

    private const string Goods = """
        SELECT s.holder AS Code, CAST(SUM(s.quantity) AS BIGINT) AS Units, CAST(SUM(s.allocated) AS BIGINT) AS Promised,
               COUNT(*) AS Skus, CAST(SUM(s.quantity * COALESCE(s.grams, 0)) AS BIGINT) AS Grams,
               CAST(SUM(s.quantity * COALESCE(s.mm3, 0)) AS BIGINT) AS Mm3, MIN(s.since) AS Since,
               MAX(l.max_grams) AS MaxGrams, MAX(l.max_mm3) AS MaxMm3
        FROM stock s JOIN locations l ON l.site = s.site AND l.location = s.holder
        WHERE s.site = @site AND s.holder_kind = 'location'
        """;

    private const string Stops =
        "SELECT location AS Code, CAST(SUM(stops) AS BIGINT) AS Picks FROM shelf_picks WHERE site = @site AND hour > @since";

    private static readonly RowList<PickerPlace> Places = new(
        """
        (SELECT p.site, p.picker, COALESCE(n.name, p.picker) AS name, p.location, p.task, p.at
         FROM picker_places p LEFT JOIN pickers n ON n.site = p.site AND n.picker = p.picker) AS places
        """,
        ["picker_places", "pickers"], RowSort.Up(nameof(PickerPlace.Picker)));

    public async Task<IReadOnlyList<FloorLocation>> LocationsAsync(SiteId site, CancellationToken cancellationToken = default) =>
        await Locations.ReadAsync(views, new RowFilter().Where($"site = {site.Value}"), cancellationToken: cancellationToken);

    /// <summary>Returns figures by location; locations without any are left out.</summary>
    /// <param name="some">If given, only these locations.</param>
    /// <param name="picksWithin">The time within which picks count.</param>
    public async Task<IReadOnlyDictionary<string, FloorFigure>> FiguresAsync(
        SiteId site, IReadOnlyCollection<string>? some, TimeSpan picksWithin, CancellationToken cancellationToken = default)
    {
        await using var connection = await views.OpenAsync(["stock", "locations", "shelf_picks"], cancellationToken);
        var figures = new Dictionary<string, FloorFigure>(StringComparer.Ordinal);
        foreach (var row in await ReadAsync<GoodsRow>(connection, Goods, "s.holder", site, some, 0)) figures[row.Code] = row.Figure;
        var since = (clock.GetUtcNow() - picksWithin).ToUnixTimeMilliseconds() - TravelProjection.Hour;
        foreach (var row in await ReadAsync<StopRow>(connection, Stops, "location", site, some, since))
            figures[row.Code] = figures.GetValueOrDefault(row.Code) with { Picks = row.Picks };
        return figures;
    }

    /// <summary>Returns the pickers who scanned something within a time, with their last location.</summary>
    public Task<ImmutableArray<PickerPlace>> PickersAsync(SiteId site, TimeSpan within, CancellationToken cancellationToken = default) =>
        Places.ReadAsync(views, new RowFilter().Where($"site = {site.Value} AND at > {clock.GetUtcNow() - within}"), cancellationToken: cancellationToken);

    private static async Task<IEnumerable<T>> ReadAsync<T>(
        DbConnection connection, string sql, string code, SiteId site, IReadOnlyCollection<string>? some, long since)
    {
        var query = new DynamicParameters(new { site = site.Value, since });
        var only = some is null ? "" : $" AND {code} IN {query.AddList("code", some)}";
        return await connection.QueryAsync<T>($"{sql}{only} GROUP BY {code}", query);
    }

    private sealed class StopRow
    {
        public string Code { get; init; } = "";

        public long Picks { get; init; }
    }

    private sealed class GoodsRow
    {
        private const int Whole = 100;
        private const int Fullest = 10;

        public string Code { get; init; } = "";

        public long Units { get; init; }

        public long Promised { get; init; }

        public long Skus { get; init; }

        public long Grams { get; init; }

        public long Mm3 { get; init; }

        public long Since { get; init; }

        public long? MaxGrams { get; init; }

        public long? MaxMm3 { get; init; }

        public FloorFigure Figure => new(Units, Promised, (int)Skus, Fill, Since, 0);

        private int Fill
        {
            get
            {
                // An unknown size counts as 0, and an unknown capacity gives no share: neither tells how full the location is.
                var most = Math.Max(Share(Grams, MaxGrams), Share(Mm3, MaxMm3));
                return most > 0 ? (int)Math.Ceiling(Math.Min(most, Fullest) * Whole) : Units > 0 ? -1 : 0;
            }
        }

        private static double Share(long used, long? most) => most is > 0 ? (double)used / most.Value : 0;
    }
}
