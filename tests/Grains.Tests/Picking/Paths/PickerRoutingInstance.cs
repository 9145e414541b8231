using System.Globalization;
using OrleansWarehouse.Grains.Picking.Paths;

namespace OrleansWarehouse.Grains.Tests.Picking.Paths;

/// <summary>Reads the single-block instances of Heßler and Irnich (SPRP-SS), which lie outside the repository.</summary>
internal sealed record PickerRoutingInstance(string Name, Block Block, AisleStop[] Stops, Depot Depot, long Optimum)
{
    public static IReadOnlyList<PickerRoutingInstance> All()
    {
        var folder = Folder();
        if (folder is null)
        {
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", "shared/data/picker-routing is missing");
            Assert.Skip("shared/data/picker-routing is not on this machine");
        }
        return [.. File.ReadLines(Path.Combine(folder, "optimal.csv")).Skip(1).Where(l => l.Length > 0).Select(l => l.Split(','))
            .Select(f => Read(Path.Combine(folder, f[0]), Number(f[1])))];
    }

    private static string? Folder()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var candidate = Path.Combine(at.FullName, "shared", "data", "picker-routing");
            if (Directory.Exists(candidate))
                return candidate;
        }
        return null;
    }

    private static PickerRoutingInstance Read(string path, long optimum)
    {
        var lines = File.ReadAllLines(path);
        string Text(string key) => lines.Single(l => l.StartsWith(key + " :", StringComparison.Ordinal)).Split(':')[1].Trim();
        long Value(string key) => Number(Text(key));
        var (cells, cell) = (Value("NUM_CELLS"), Value("DISTANCE_CELL_TO_CELL"));
        var back = Value("DISTANCE_BOTTOM_TO_CELL") + (cells - 1) * cell + Value("DISTANCE_TOP_TO_CELL");
        var aisles = Enumerable.Range(0, (int)Value("NUM_AISLES")).Select(a => a * Value("DISTANCE_AISLE_TO_AISLE"));
        var block = new Block([.. aisles], 0, back);
        Assert.Equal("bottom", Text("DEPOT_LOCATION"));
        Assert.Equal(0, Value("DISTANCE_TOP_OR_BOTTOM_TO_DEPOT"));
        // Cell 0 is at the top; the front of the block is the bottom, where the depot is.
        var stops = lines.SkipWhile(l => l != "SKU_SECTION").TakeWhile(l => l != "ORDER_SECTION")
            .Where(l => l.StartsWith("ID ", StringComparison.Ordinal)).Select(l => l.Split(' '))
            .Select(f => new AisleStop((int)Number(f[3]), back - Value("DISTANCE_TOP_TO_CELL") - Number(f[5]) * cell));
        return new(Path.GetFileName(path), block, [.. stops], new Depot(block.AisleX[(int)Value("DEPOT_AISLE")], 0), optimum);
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
