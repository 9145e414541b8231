using System.Collections.Concurrent;

namespace OrleansWarehouse.Demo;

/// <summary>Counts what the simulated people have done since the demo was started, by kind. Thread-safe.</summary>
public sealed class Journal
{
    private readonly ConcurrentDictionary<string, long> counts = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, long> Counts => counts;

    public void Add(string what, long times = 1) => counts.AddOrUpdate(what, times, (_, known) => known + times);
}
