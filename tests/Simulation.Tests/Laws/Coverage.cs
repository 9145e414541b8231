using OrleansWarehouse.Simulation.Tests.Hosting;

namespace OrleansWarehouse.Simulation.Tests.Laws;

/// <summary>Which events came in which state of things, and under which fault: how much of the possible was reached.</summary>
internal sealed class Coverage
{
    private readonly Dictionary<(string Event, string State, string Fault), long> counts = [];

    public IReadOnlyDictionary<(string Event, string State, string Fault), long> Pairs => counts;

    public void Count(StoredEvent stored, World world)
    {
        var key = (stored.Type, StateOf(world), FaultOf(world));
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

    private static string StateOf(World world) => (world.Server.Reactions.Open, world.Log.Held) switch
    {
        (0, 0) => "quiet",
        (0, _) => "writing",
        (_, 0) => "reacting",
        _ => "writing and reacting",
    };

    private static string FaultOf(World world)
    {
        if (world.Server.Reactions.SetAsides.Any()) return "set aside";
        if (world.Crashes > 0 && world.Server.Reactions.Open > 0) return "after a crash";
        return world.Log.Failed.Lost > 0 ? "after a lost append" : "none";
    }
}
