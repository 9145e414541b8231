using System.Collections.Immutable;

namespace OrleansWarehouse.Grains.Picking.Paths;

/// <summary>
/// Tells the blocks of a site from its locations. A set of locations is one block where its aisles (by name) stand clear of
/// each other along x or along y, each no wider than <see cref="WidestAisleMm"/>; it is walked along the other axis, and its
/// cross aisles lie <see cref="CrossAisleMm"/> beyond the outermost locations. Zones are put together into one block while
/// that holds and while they begin and end at about the same place; what is no block at all is open floor.
/// </summary>
internal static class BlockFinder
{
    public const long WidestAisleMm = 6_000, CrossAisleMm = 1_000, FarthestMm = 1_000_000_000;
    private const int MostZones = 32;

    public static BlockLayout Find(IEnumerable<WarehouseLocation> locations)
    {
        var rows = Placing.Complete(locations);
        var places = new Dictionary<string, Place>(rows.Count, StringComparer.Ordinal);
        var blocks = ImmutableArray.CreateBuilder<SiteBlock>();
        foreach (var group in Groups([.. rows.Where(r => r.Point is not null)]))
        {
            var aisles = AisleSet.Of(group);
            if (aisles is not null)
                blocks.Add(aisles.ToBlock());
            foreach (var row in group)
            {
                var stop = aisles?.StopOf(row) ?? default;
                var block = aisles is null ? Place.OpenFloor : blocks.Count - 1;
                places[row.Location.Code] = new Place(block, stop, row.Point!.Value, row.Rank);
            }
        }
        foreach (var row in rows.Where(r => r.Point is null))
            places[row.Location.Code] = new Place(Place.Nowhere, default, default, row.Rank);
        return new BlockLayout(blocks.ToImmutable(), places);
    }

    private static List<List<Placing>> Groups(List<Placing> rows)
    {
        var zones = rows.GroupBy(r => r.Location.Zone, StringComparer.Ordinal).OrderBy(z => z.Key, StringComparer.Ordinal)
            .Select(z => z.ToList()).ToList();
        if (zones.Count > MostZones)
            return [rows];
        var groups = new List<List<Placing>>();
        foreach (var zone in zones.OrderByDescending(z => z.Count))
        {
            var home = AisleSet.Of(zone) is null ? -1 : groups.FindIndex(g => Fits(g, zone));
            if (home < 0)
                groups.Add(zone);
            else
                groups[home] = [.. groups[home], .. zone];
        }
        return groups;
    }

    private static bool Fits(List<Placing> group, List<Placing> zone)
    {
        var (block, whole) = (AisleSet.Of(group), AisleSet.Of([.. group, .. zone]));
        if (block is null || whole is null || block.Turned != whole.Turned)
            return false;
        // Another level of the same racks, or a neighbour that begins and ends where the group does.
        return (whole.Count == block.Count && whole.Length == block.Length)
            || AisleSet.Of(zone, whole.Turned) is { } added && added.Overlap(block) * 5 >= whole.Length * 4;
    }
}
