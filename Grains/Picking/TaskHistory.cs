using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Picking;

namespace OrleansWarehouse.Grains.Picking;

/// <summary>Tasks as they were: folded anew from their events, without a grain or a read model.</summary>
public sealed class TaskHistory(IEventLog log)
{
    /// <summary>A task as it was with its first events.</summary>
    /// <param name="version">How many; those that the task has and more are all of them.</param>
    /// <returns>Null for a task that there is not.</returns>
    public async Task<TaskView?> ReadAsync(TaskId task, long version, CancellationToken cancellationToken = default)
    {
        var state = await log.ReplayAsync(PickTaskGrain.Definition, task.ToString(), version, cancellationToken);
        return state.Plan is null ? null : PickTask.View(state, task.Code);
    }
}
