using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Work;

namespace OrleansWarehouse.Grains.Work;

/// <summary>A sort of work, which its feature registers.</summary>
/// <param name="Name">As its tasks are offered.</param>
/// <param name="Of">The task that an id names.</param>
public sealed record WorkKind(string Name, Func<ICommands, WorkId, IWorkGrain> Of);

/// <summary>The sorts of work that there are.</summary>
public sealed class WorkKinds(IEnumerable<WorkKind> kinds, ICommands commands)
{
    private readonly Dictionary<string, WorkKind> byName = kinds.ToDictionary(static kind => kind.Name, StringComparer.Ordinal);

    public IEnumerable<string> Names => byName.Keys;

    /// <summary>The task that an item of the queue is about.</summary>
    public IWorkGrain TaskOf(WorkItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return byName[item.Kind].Of(commands, new(new(item.Site), item.Id));
    }
}
