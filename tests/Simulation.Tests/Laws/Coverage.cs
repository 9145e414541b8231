using OrleansWarehouse.Simulation.Tests.Hosting;

namespace OrleansWarehouse.Simulation.Tests.Laws;

/// <summary>Which events came in which state of their aggregate, and under which fault: how much of the possible was reached.</summary>
internal sealed class Coverage
{
    private readonly Dictionary<(string Event, string State, string Fault), long> counts = [];
    private readonly Dictionary<string, string> last = [];

    public IReadOnlyDictionary<(string Event, string State, string Fault), long> Pairs => counts;

    public void Count(StoredEvent stored, World world)
    {
        // What an aggregate heard last says without a word of the domain in which state it was.
        var key = (stored.Type, last.GetValueOrDefault(stored.Stream, "nothing"), FaultOf(world));
        last[stored.Stream] = stored.Type;
        counts[key] = counts.GetValueOrDefault(key) + 1;
    }

    public void Add(Coverage other)
    {
        foreach (var (key, count) in other.counts) counts[key] = counts.GetValueOrDefault(key) + count;
    }

    /// <summary>How many sorts of events came under each fault, and how many pairs of state and fault each met.</summary>
    public IEnumerable<string> Lines()
    {
        yield return $"{counts.Count} of event x state x fault reached, {counts.Values.Sum()} in all";
        foreach (var fault in counts.GroupBy(static pair => pair.Key.Fault).OrderBy(static group => group.Key, StringComparer.Ordinal))
            yield return $"  {fault.Key}: {fault.Select(static pair => pair.Key.Event).Distinct().Count()} sorts of events in {fault.Select(static pair => pair.Key.State).Distinct().Count()} states, {fault.Sum(static pair => pair.Value)} in all";
    }

    private static string FaultOf(World world)
    {
        if (world.Server.Reactions.SetAsides.Any()) return "set aside";
        if (world.Crashes > 0 && world.Server.Reactions.Open > 0) return "after a crash, reactions open";
        if (world.Log.Failed.Lost > 0) return world.Log.Held > 0 ? "after a lost append, others held" : "after a lost append";
        return world.Server.Reactions.Open > 0 ? "reactions open" : "none";
    }
}
