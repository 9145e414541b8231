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
        var state = PickTaskState.Initial;
        await foreach (var stored in log.ReadStreamAsync($"task:{task}", 0, cancellationToken))
        {
            if (stored.Version > version) break;
            if (EventCodec.Decode(stored) is PickTaskEvent @event) state = PickTask.Evolve(state, @event, stored.At);
        }

        return state.Plan is null ? null : PickTask.View(state, task.Code);
    }
}
