using System.Collections.Concurrent;

namespace OrleansWarehouse.Demo;

/// <summary>What the simulated people have done since the demo was started, by what it was. Thread-safe.</summary>
public sealed class Journal
{
    private readonly ConcurrentDictionary<string, long> counts = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, long> Counts => counts;

    public void Add(string what, long times = 1) => counts.AddOrUpdate(what, times, (_, known) => known + times);
}
