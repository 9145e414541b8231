using System.Collections.Frozen;
using System.Collections.Immutable;

namespace OrleansWarehouse.Grains.Picking.Paths;

/// <summary>A storage location as the site describes it; coordinates in millimetres, unknown ones null.</summary>
public sealed record WarehouseLocation(
    string Code, string Zone, string Aisle, string Bay, string Level, long? X, long? Y, long? Z = null);

/// <summary>A point on the floor of the site, in millimetres. Height does not count: lifting is not walking.</summary>
public readonly record struct FloorPoint(long X, long Y);

/// <summary>
/// Where a location is for a walker: in an aisle of a block, on the open floor (<paramref name="Block"/> −1), or unknown
/// (<paramref name="Block"/> −2). <paramref name="Rank"/> is its place in the order of addresses.
/// </summary>
public readonly record struct Place(int Block, AisleStop Stop, FloorPoint Point, int Rank)
{
    public const int OpenFloor = -1, Nowhere = -2;
}

/// <summary>A block of the site and how it lies: its aisles run along y, or along x where <paramref name="Turned"/>.</summary>
public sealed record SiteBlock(Block Block, bool Turned)
{
    /// <summary>The point across the block and along its aisles.</summary>
    public FloorPoint PointAt(long x, long at) => Turned ? new(at, x) : new(x, at);

    public Depot DepotAt(FloorPoint point) => Turned ? new(point.Y, point.X) : new(point.X, point.Y);
}

/// <summary>
/// The walkable shape of a site, derived from its locations: see <see cref="BlockFinder"/> for how blocks are told. Made
/// once per site and kept; immutable. Give it the locations that pickers walk to, not docks and benches.
/// </summary>
public sealed class BlockLayout
{
    private readonly FrozenDictionary<string, Place> places;

    internal BlockLayout(ImmutableArray<SiteBlock> blocks, Dictionary<string, Place> places)
    {
        Blocks = blocks;
        this.places = places.ToFrozenDictionary(StringComparer.Ordinal);
    }

    public ImmutableArray<SiteBlock> Blocks { get; }

    /// <summary>
    /// Derives aisles and cross aisles. Never throws on silly input: a second row of the same code is ignored; a location
    /// without coordinates takes those of a neighbour in its bay, or the middle of its aisle; failing that it is
    /// <see cref="Place.Nowhere"/>, and is visited last, in the order of addresses.
    /// </summary>
    public static BlockLayout From(IEnumerable<WarehouseLocation> locations) => BlockFinder.Find(locations);

    /// <summary>Where a location is; an unknown code is nowhere.</summary>
    public Place PlaceOf(string code) =>
        places.TryGetValue(code, out var place) ? place : new Place(Place.Nowhere, default, default, int.MaxValue);

    /// <summary>
    /// The walk between two places: in one block by its aisles, otherwise as the crow walks in a grid (Manhattan), since what
    /// lies between blocks is not known; to nowhere it is 0.
    /// </summary>
    public long WalkMm(in Place a, in Place b)
    {
        if (a.Block == Place.Nowhere || b.Block == Place.Nowhere)
            return 0;
        return a.Block >= 0 && a.Block == b.Block
            ? Blocks[a.Block].Block.WalkMm(a.Stop, b.Stop)
            : Math.Abs(a.Point.X - b.Point.X) + Math.Abs(a.Point.Y - b.Point.Y);
    }
}

