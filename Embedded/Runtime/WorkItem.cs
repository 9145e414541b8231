namespace Orleans.Engine;

/// <summary>What an activation's mailbox holds. A node of the mailbox's list itself, so that posting allocates nothing.</summary>
internal abstract class WorkItem
{
    internal WorkItem? Next;

    /// <summary>Runs within a turn of the activation.</summary>
    internal abstract void Run(Activation activation);
}

/// <summary>A continuation, or any other task started on the activation's scheduler.</summary>
internal sealed class TaskItem(Task task) : WorkItem
{
    internal readonly Task Task = task;

    internal override void Run(Activation activation) => activation.RunTask(Task);
}

/// <summary>Something that the engine itself does within a turn.</summary>
internal sealed class ActionItem(Action<Activation> action) : WorkItem
{
    internal override void Run(Activation activation) => action(activation);
}

/// <summary>Stands in a mailbox's head for what has no item: a turn under way, a mailbox closed.</summary>
internal sealed class Marker : WorkItem
{
    internal override void Run(Activation activation) => throw new NotSupportedException();
}
