namespace OrleansWarehouse.Simulation.Tests.Hosting;

/// <summary>Runs tasks that nobody waits for (snapshots) as steps of their own.</summary>
internal sealed class LaneTaskScheduler(Scheduler scheduler, Process process) : TaskScheduler
{
    protected override void QueueTask(Task task) => scheduler.Ready(new OneShot(process, () => TryExecuteTask(task)));

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    protected override IEnumerable<Task> GetScheduledTasks() => [];
}
