namespace OrleansWarehouse.Benchmarks.Load;

/// <summary>How often each SKU is bought: by Zipf's law, the n-th most wanted 1/n^s as often as the first.</summary>
internal sealed class Popularity
{
    private readonly double[] _upTo;

    public Popularity(int skus, double s)
    {
        _upTo = new double[skus];
        double sum = 0;
        for (var rank = 0; rank < skus; rank++) _upTo[rank] = sum += Math.Pow(rank + 1, -s);
        for (var rank = 0; rank < skus; rank++) _upTo[rank] /= sum;
    }

    public int Next(Random random)
    {
        var found = Array.BinarySearch(_upTo, random.NextDouble());
        return Math.Min(found >= 0 ? found : ~found, _upTo.Length - 1);
    }
}
