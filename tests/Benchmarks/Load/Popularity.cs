namespace OrleansWarehouse.Benchmarks.Load;

/// <summary>How often each SKU is bought: by Zipf's law, the n-th most popular 1/n^s as often as the first.</summary>
internal sealed class Popularity
{
    private readonly double[] upTo;

    public Popularity(int skus, double s)
    {
        upTo = new double[skus];
        double sum = 0;
        for (var rank = 0; rank < skus; rank++) upTo[rank] = sum += Math.Pow(rank + 1, -s);
        for (var rank = 0; rank < skus; rank++) upTo[rank] /= sum;
    }

    public int Next(Random random)
    {
        var found = Array.BinarySearch(upTo, random.NextDouble());
        return Math.Min(found >= 0 ? found : ~found, upTo.Length - 1);
    }
}

