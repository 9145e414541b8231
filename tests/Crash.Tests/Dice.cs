namespace OrleansWarehouse.Crash.Tests;

/// <summary>Chance, seeded: each of those who throw has dice of their own, so that one seed gives each the same throws.</summary>
internal sealed class Dice(int seed, int thrower)
{
    private readonly Random random = new(unchecked((seed * 7_919) + thrower));

    /// <summary>From the least to the most, both included.</summary>
    public int Between(int least, int most) => random.Next(least, most + 1);

    public bool Percent(int chance) => random.Next(100) < chance;

    public T Of<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];

    public T[] Some<T>(IReadOnlyList<T> items, int count)
    {
        var all = items.ToArray();
        random.Shuffle(all);
        return all[..count];
    }

    /// <summary>Lets a random time pass, as people do; shorter when told to stop.</summary>
    public async Task PauseAsync(int leastMs, int mostMs, CancellationToken stop = default) =>
        await Task.Delay(Between(leastMs, mostMs), stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
