using Dapper;

using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Inbound;

/// <summary>Where a site's goods stand when they have come in: its first location of kind receiving, by code.</summary>
public sealed class Docks(IViews views, ICommands commands)
{
    /// <summary>Made on the fly where a site has defined no dock.</summary>
    private const string DefaultDock = "RECEIVING";

    private const string FirstDock =
        "SELECT location FROM locations WHERE site = @site AND kind = 'receiving' ORDER BY location LIMIT 1";

    public async Task<LocationId> OfAsync(SiteId site)
    {
        await using var connection = await views.OpenAsync(["locations"]);
        if (await connection.QueryFirstOrDefaultAsync<string>(FirstDock, new { site = site.Value }) is { } code) return new(site, code);
        var dock = new LocationId(site, DefaultDock);
        var location = commands.Location(dock);
        if (await location.GetAsync() is null)
            await location.DefineAsync(new(DefaultDock, LocationKind.Receiving, "", "", "", 0, 0, 0, null, null));
        return dock;
    }
}
