using System.Collections.Immutable;

namespace OrleansWarehouse.Grains.Picking.Paths;

/// <summary>How a picker walks: the shortest way, or up and down the aisles.</summary>
public enum PathStyle { Shortest, SShape }

/// <summary>
/// Plans a tour over locations of a site. Where all stops lie in one block it is <see cref="SingleBlockPath"/> (or
/// <see cref="SShapePath"/>, if asked for); otherwise <see cref="OpenFloorPath"/>. Stops whose place is not known come last,
/// in the order of addresses, and count nothing.
/// </summary>
public static class PickPath
{
    /// <summary>
    /// The stops' indices in walking order and the tour's length in millimetres, from the depot and back. Without a depot a
    /// tour in one block starts at the front end of the aisle of its lowest address, one over several at that address.
    /// </summary>
    public static PickRoute Plan(
        BlockLayout layout, IReadOnlyList<string> stops, FloorPoint? depot, PathStyle style = PathStyle.Shortest)
    {
        var places = new Place[stops.Count];
        for (var i = 0; i < places.Length; i++)
            places[i] = layout.PlaceOf(stops[i]);
        var known = Enumerable.Range(0, places.Length).Where(i => places[i].Block != Place.Nowhere).ToArray();
        var lost = Enumerable.Range(0, places.Length).Where(i => places[i].Block == Place.Nowhere)
            .OrderBy(i => places[i].Rank).ThenBy(i => stops[i], StringComparer.Ordinal).ThenBy(i => i);
        var route = Known(layout, Array.ConvertAll(known, i => places[i]), depot, style);
        return route with { Order = [.. route.Order.Select(i => known[i]), .. lost] };
    }

    private static PickRoute Known(BlockLayout layout, Place[] places, FloorPoint? depot, PathStyle style)
    {
        if (places.Length == 0)
            return new PickRoute([], 0);
        var block = places[0].Block;
        if (block < 0 || Array.Exists(places, p => p.Block != block))
            return OpenFloorPath.Plan(layout, places, depot is { } d ? new Place(Place.OpenFloor, default, d, -1) : null);
        var site = layout.Blocks[block];
        var stops = Array.ConvertAll(places, p => p.Stop);
        var start = depot is { } point ? site.DepotAt(point)
            : new Depot(site.Block.AisleX[places.MinBy(p => p.Rank).Stop.Aisle], site.Block.Front);
        return style == PathStyle.SShape
            ? SShapePath.Plan(site.Block, stops, start)
            : SingleBlockPath.Plan(site.Block, stops, start);
    }
}
