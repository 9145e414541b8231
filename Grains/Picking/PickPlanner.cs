using System.Collections.Immutable;
using System.Globalization;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Outcomes;
using OrleansWarehouse.Grains.Interfaces.Picking;

namespace OrleansWarehouse.Grains.Picking;

public abstract record PickPlannerEvent;

/// <param name="Operation">Whose wish it was: the same one gets the same wave.</param>
[EventType("waveNumbered")]
public sealed record WaveNumbered(int Number, string? Operation) : PickPlannerEvent;

[EventType("tasksOffered")]
public sealed record TasksOffered(ImmutableArray<OfferedTask> Tasks) : PickPlannerEvent;

[EventType("taskClaimed")]
public sealed record TaskClaimed(TaskId Task, string Picker) : PickPlannerEvent;

/// <summary>A supervisor has said who is to do it next.</summary>
[EventType("taskPromised")]
public sealed record TaskPromised(TaskId Task, string Picker) : PickPlannerEvent;

[EventType("taskFreed")]
public sealed record TaskFreed(TaskId Task) : PickPlannerEvent;

[EventType("taskClosed")]
public sealed record TaskClosed(TaskId Task) : PickPlannerEvent;

/// <param name="Waves">How many waves were numbered.</param>
/// <param name="Queue">Tasks that are not done, in order: the earliest due first, of those the oldest.</param>
/// <param name="Recent">The last waves that were asked for with an operation.</param>
public sealed record PickPlannerState(int Waves, ImmutableArray<QueuedTask> Queue, ImmutableArray<WaveNumbered> Recent)
{
    public static PickPlannerState Initial { get; } = new(0, [], []);
}

/// <param name="FreedBy">Who gave it back last, and when.</param>
/// <param name="For">Who is to do it; null: whoever comes.</param>
public sealed record QueuedTask(
    TaskId Task, DateTimeOffset? DueBy, string? Picker = null, string? FreedBy = null, DateTimeOffset? FreedAt = null, string? For = null);

/// <summary>A site's queue of pick tasks and the numbers of its waves: pure.</summary>
public static class PickPlanner
{
    public const int MaxOrders = 1_000;

    public const int DefaultOrders = 50;

    private const int RecentWaves = 100;

    /// <summary>Who gave a task back does not get it again for so long: somebody else is to do it.</summary>
    private static readonly TimeSpan NotAgainFor = TimeSpan.FromHours(1);

    public static Refusal? Check(PlanWave command) =>
        command.MaxOrders is < 1 or > MaxOrders
            ? Refusal.Invalid("invalid_max_orders", "maxOrders", $"Between 1 and {MaxOrders}.")
            : null;

    public static Decision<PickPlannerEvent> Number(PickPlannerState state, string? operation) =>
        operation is not null && state.Recent.Any(wave => wave.Operation == operation)
            ? Decision<PickPlannerEvent>.Nothing
            : new WaveNumbered(state.Waves + 1, operation);

    /// <summary>The number that <see cref="Number"/> has given.</summary>
    public static string NumberOf(PickPlannerState state, string? operation)
    {
        var known = operation is null ? null : state.Recent.LastOrDefault(wave => wave.Operation == operation);
        var number = known?.Number ?? state.Waves;
        return string.Create(CultureInfo.InvariantCulture, $"W{number:D6}");
    }

    public static Decision<PickPlannerEvent> Offer(PickPlannerState state, ImmutableArray<OfferedTask> tasks)
    {
        var fresh = tasks.Where(task => !state.Queue.Any(known => known.Task == task.Task)).ToImmutableArray();
        return fresh.IsEmpty ? Decision<PickPlannerEvent>.Nothing : new TasksOffered(fresh);
    }

    public static Decision<PickPlannerEvent> Claim(PickPlannerState state, string picker, DateTimeOffset now)
    {
        if (InHand(state, picker) is not null) return Decision<PickPlannerEvent>.Nothing;
        var next = state.Queue.FirstOrDefault(task => task.Picker is null && task.For == picker)
            ?? state.Queue.FirstOrDefault(task =>
                task.Picker is null && task.For is null && (task.FreedBy != picker || now - task.FreedAt >= NotAgainFor));
        return next is null ? Decision<PickPlannerEvent>.Nothing : new TaskClaimed(next.Task, picker);
    }

    /// <summary>Somebody has it in hand, whoever had it.</summary>
    public static Decision<PickPlannerEvent> Take(PickPlannerState state, TaskId task, string picker) =>
        state.Queue.Any(known => known.Task == task && known.Picker != picker)
            ? new TaskClaimed(task, picker)
            : Decision<PickPlannerEvent>.Nothing;

    /// <summary>The picker gets the task when the one in hand is done, and nobody else does.</summary>
    public static Decision<PickPlannerEvent> Promise(PickPlannerState state, TaskId task, string picker) =>
        state.Queue.FirstOrDefault(known => known.Task == task) switch
        {
            null => Refusal.Conflict("task_done", "The task is done."),
            { For: var known } when known == picker => Decision<PickPlannerEvent>.Nothing,
            _ => new TaskPromised(task, picker),
        };

    public static TaskId? InHand(PickPlannerState state, string picker) =>
        state.Queue.FirstOrDefault(task => task.Picker == picker)?.Task;

    public static Decision<PickPlannerEvent> Record(PickPlannerState state, TaskId task, PickTaskStatus status)
    {
        if (state.Queue.FirstOrDefault(known => known.Task == task) is not { } queued) return Decision<PickPlannerEvent>.Nothing;
        return status switch
        {
            PickTaskStatus.Done => new TaskClosed(task),
            PickTaskStatus.Open when queued.Picker is not null => new TaskFreed(task),
            _ => Decision<PickPlannerEvent>.Nothing,
        };
    }

    public static PickPlannerState Evolve(PickPlannerState state, PickPlannerEvent @event, DateTimeOffset at) => @event switch
    {
        WaveNumbered numbered => state with
        {
            Waves = numbered.Number,
            Recent = numbered.Operation is null ? state.Recent : [.. state.Recent.Add(numbered).TakeLast(RecentWaves)],
        },
        TasksOffered offered => state with
        {
            // A stable sort: of tasks that are due at the same time the older ones come first.
            Queue = [.. state.Queue.Concat(offered.Tasks.Select(task => new QueuedTask(task.Task, task.DueBy)))
                .OrderBy(task => task.DueBy ?? DateTimeOffset.MaxValue)],
        },
        TaskClaimed claimed => Change(state, claimed.Task, task => task with { Picker = claimed.Picker }),
        TaskPromised promised => Change(state, promised.Task, task => task with { For = promised.Picker }),
        TaskFreed freed => Change(
            state, freed.Task, task => task with { Picker = null, FreedBy = task.Picker, FreedAt = at }),
        TaskClosed closed => state with { Queue = state.Queue.RemoveAll(task => task.Task == closed.Task) },
        _ => throw new InvalidOperationException($"No fold for {@event.GetType().Name}."),
    };

    private static PickPlannerState Change(PickPlannerState state, TaskId id, Func<QueuedTask, QueuedTask> change) =>
        state with { Queue = [.. state.Queue.Select(task => task.Task == id ? change(task) : task)] };
}
