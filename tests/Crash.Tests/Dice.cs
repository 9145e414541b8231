namespace OrleansWarehouse.Crash.Tests;

/// <summary>Seeded random numbers: each user has a separate sequence, so that a seed gives each user the same one.</summary>
internal sealed class Dice(int seed, int thrower)
{
    private readonly Random random = new(unchecked((seed * 7_919) + thrower));

    /// <summary>Returns a number from the least to the most, both inclusive.</summary>
    public int Between(int least, int most) => random.Next(least, most + 1);

    public bool Percent(int chance) => random.Next(100) < chance;

    public T Of<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];

    public T[] Some<T>(IReadOnlyList<T> items, int count)
    {
        var all = items.ToArray();
        random.Shuffle(all);
        return all[..count];
    }

    /// <summary>Waits for a random time, as people do; shorter when stopped.</summary>
    public async Task PauseAsync(int leastMs, int mostMs, CancellationToken stop = default) =>
        await Task.Delay(Between(leastMs, mostMs), stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
