namespace OrleansWarehouse.Simulation.Tests.Hosting;

/// <summary>Chance out of a seed: the same on every machine and in every version of the runtime.</summary>
/// <remarks>SplitMix64: Steele, G., Lea, D. and Flood, C. (2014), Fast splittable pseudorandom number generators, OOPSLA.</remarks>
internal sealed class Dice(ulong seed)
{
    private const ulong Gamma = 0x9E3779B97F4A7C15;

    private ulong state = seed;

    public ulong Next() => Mix(state += Gamma);

    /// <summary>From 0 up to, and without, a bound.</summary>
    public int Below(int bound) => (int)((Next() >> 32) * (ulong)bound >> 32);

    /// <summary>Both ends included.</summary>
    public int Between(int least, int most) => least + Below(most - least + 1);

    public bool Chance(double share) => (Next() >> 11) * (1.0 / (1UL << 53)) < share;

    public T Of<T>(IReadOnlyList<T> many) => many[Below(many.Count)];

    /// <summary>Goes on from a seed: what is thrown next depends on nothing that was thrown before.</summary>
    public void Reseed(ulong from) => state = Mix(from);

    /// <summary>A seed out of two.</summary>
    public static ulong Seed(ulong one, ulong other) => Mix(one ^ Mix(other + Gamma));

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
