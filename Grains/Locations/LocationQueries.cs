using Dapper;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Locations;

/// <summary>A location as it is set up; millimetres.</summary>
public sealed class LocationRow
{
    public string Code { get; init; } = "";

    public string Zone { get; init; } = "";

    public string Kind { get; init; } = "";

    public string Aisle { get; init; } = "";

    public string Bay { get; init; } = "";

    public string Level { get; init; } = "";

    public int X { get; init; }

    public int Y { get; init; }

    public int Z { get; init; }

    public long? MaxWeightGrams { get; init; }

    public long? VolumeMm3 { get; init; }
}

/// <summary>The locations of a site.</summary>
public sealed class LocationQueries(IViews views)
{
    private const string Page = """
        SELECT location AS Code, zone AS Zone, kind AS Kind, aisle AS Aisle, bay AS Bay, level AS Level,
               x AS X, y AS Y, z AS Z, max_grams AS MaxWeightGrams, max_mm3 AS VolumeMm3
        FROM locations WHERE site = @site AND location > @after ORDER BY location LIMIT @limit
        """;

    /// <summary>By code.</summary>
    /// <param name="after">The code of the last one of the page before; empty for the first page.</param>
    public async Task<IReadOnlyList<LocationRow>> ListAsync(SiteId site, string after, int limit, CancellationToken cancellationToken = default)
    {
        await using var connection = await views.OpenAsync(["locations"], cancellationToken);
        return [.. await connection.QueryAsync<LocationRow>(Page, new { site = site.Value, after, limit })];
    }
}
