using OrleansWarehouse.Simulation.Tests.Hosting;

namespace OrleansWarehouse.Simulation.Tests.Laws;

/// <summary>Which events came in which state of their aggregate, and under which fault: how much of the possible was reached.</summary>
internal sealed class Coverage
{
    private const string NoFault = "none";

    private readonly Dictionary<(string Event, string State, string Fault), long> counts = [];
    private readonly Dictionary<string, string> last = [];
    private readonly SortedDictionary<string, long> faults = new(StringComparer.Ordinal);

    /// <summary>How often each sort of event came in each state under each fault.</summary>
    public IReadOnlyDictionary<(string Event, string State, string Fault), long> Pairs => counts;

    /// <summary>How often each fault has come.</summary>
    public IReadOnlyDictionary<string, long> Faults => faults;

    public void Count(StoredEvent stored, Faults now)
    {
        // What an aggregate heard last says without a word of the domain in which state it was.
        var state = last.GetValueOrDefault(stored.Stream, "nothing");
        last[stored.Stream] = stored.Type;
        if (now.UnderWay.Count == 0) Count(stored.Type, state, NoFault);
        foreach (var fault in now.UnderWay) Count(stored.Type, state, fault);
    }

    /// <summary>Takes over how often each fault has come.</summary>
    public void Take(Faults all)
    {
        foreach (var (fault, count) in all.Counts) faults[fault] = faults.GetValueOrDefault(fault) + count;
    }

    public void Add(Coverage other)
    {
        foreach (var (key, count) in other.counts) counts[key] = counts.GetValueOrDefault(key) + count;
        foreach (var (fault, count) in other.faults) faults[fault] = faults.GetValueOrDefault(fault) + count;
    }

    /// <summary>How many pairs were reached, and under each fault how many sorts of events in how many states.</summary>
    public IEnumerable<string> Lines()
    {
        var states = counts.Keys.Select(static pair => (pair.Event, pair.State)).Distinct().Count();
        yield return $"{counts.Count} of event x state x fault reached ({states} of event x state), {faults.Values.Sum()} faults";
        foreach (var fault in counts.GroupBy(static pair => pair.Key.Fault).OrderBy(static group => group.Key, StringComparer.Ordinal))
        {
            var (events, pairs) = (fault.Select(static pair => pair.Key.Event).Distinct().Count(), fault.Count());
            yield return $"  {fault.Key}: {faults.GetValueOrDefault(fault.Key)} times, {events} sorts of events, {pairs} of event x state, {fault.Sum(static pair => pair.Value)} events";
        }
    }

    private void Count(string type, string state, string fault) => counts[(type, state, fault)] = counts.GetValueOrDefault((type, state, fault)) + 1;
}
