namespace OrleansWarehouse.Simulation.Tests.People;

/// <summary>What the server has said that it took in and gave out, at the doors that there are.</summary>
internal sealed class Doors
{
    private readonly Dictionary<string, long> sums = new(StringComparer.Ordinal);

    /// <summary>SKUs that somebody has counted: a scan that is heard after a count explains a part of its difference, and changes it.</summary>
    public HashSet<string> Counted { get; } = new(StringComparer.Ordinal);

    public long Of(string sku) => sums.GetValueOrDefault(sku);

    /// <summary>Received, or found (positive); shipped, or written off (negative).</summary>
    public void Pass(string sku, long quantity) => sums[sku] = Of(sku) + quantity;
}

/// <summary>What people did wrong, by SKU: only there may books and floor differ.</summary>
internal sealed class Mistakes
{
    private readonly Dictionary<string, int> bySku = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> confused = new(StringComparer.Ordinal);

    public int Count { get; private set; }

    public void Make(string sku)
    {
        Count++;
        bySku[sku] = Of(sku) + 1;
    }

    public int Of(string sku) => bySku.GetValueOrDefault(sku);

    /// <summary>Somebody does what he should not and undoes it when he is told: meanwhile others may have seen what was not so.</summary>
    public void Confuse(string sku) => confused[sku] = confused.GetValueOrDefault(sku) + 1;

    /// <summary>After so many of them somebody may have said in good faith what is not so.</summary>
    public int ConfusionsOf(string sku) => Of(sku) + confused.GetValueOrDefault(sku);
}
