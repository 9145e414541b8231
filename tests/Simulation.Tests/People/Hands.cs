namespace OrleansWarehouse.Simulation.Tests.People;

/// <summary>What people were told to be in their hands. Nobody is told that of what another one has, unless it may have changed hands since
/// the first of them asked.</summary>
internal sealed class Hands
{
    private readonly Dictionary<string, (string Person, long Asked)> holders = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> changes = new(StringComparer.Ordinal);

    /// <summary>How often something was about to change hands.</summary>
    public long Now { get; private set; }

    /// <summary>Somebody is about to ask for a task to change hands; what comes of it is not known yet.</summary>
    public void Change(string task)
    {
        changes[task] = ++Now;
        holders.Remove(task);
    }

    /// <summary>Somebody is told that he has a task.</summary>
    /// <param name="asked">The moment at which he asked.</param>
    /// <returns>Who has it as well; null, as it should be.</returns>
    public string? Take(string task, string person, long asked)
    {
        var last = changes.GetValueOrDefault(task);
        var other = holders.TryGetValue(task, out var known) && known.Person != person && last <= Math.Min(asked, known.Asked) ? known.Person : null;
        holders[task] = (person, asked);
        return other;
    }
}
