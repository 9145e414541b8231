using System.Collections.Immutable;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Interfaces.Picking;

namespace OrleansWarehouse.Grains.Picking;

public abstract record WaveEvent;

/// <summary>The intent: which fulfilments are to be picked by which tasks, from which shelves.</summary>
[EventType("wavePlanned")]
public sealed record WavePlanned(WaveKind Kind, ImmutableArray<PlannedTask> Tasks, ImmutableArray<NotPlanned> NotPlanned) : WaveEvent;

/// <summary>The shelves and the orders have answered: these are the tasks, and that is what is left out.</summary>
/// <param name="GiveBack">What was promised at shelves and is not needed.</param>
/// <param name="Stopped">Fulfilments that were started and are left out.</param>
[EventType("waveSettled")]
public sealed record WaveSettled(
    ImmutableArray<PlannedTask> Tasks,
    ImmutableArray<NotPlanned> NotPlanned,
    ImmutableArray<ShelfPromise> GiveBack,
    ImmutableArray<FulfilmentId> Stopped) : WaveEvent;

/// <summary>All tasks are made: pickers may have them.</summary>
[EventType("waveReleased")]
public sealed record WaveReleased(ImmutableArray<OfferedTask> Tasks) : WaveEvent;

public enum WaveStep
{
    New,
    Planned,
    Settled,
    Released,
}

public sealed record WaveState(
    WaveStep Step,
    WaveKind Kind,
    ImmutableArray<PlannedTask> Tasks,
    ImmutableArray<NotPlanned> NotPlanned,
    ImmutableArray<ShelfPromise> GiveBack,
    ImmutableArray<FulfilmentId> Stopped)
{
    public static WaveState Initial { get; } = new(WaveStep.New, WaveKind.Single, [], [], [], []);
}

/// <summary>What a fulfilment's order said when it was handed to the wave.</summary>
/// <param name="Wanted">Null: refused.</param>
public sealed record StartAnswer(FulfilmentId Fulfilment, ImmutableArray<LineQuantity>? Wanted, string? Reason);

/// <summary>
/// A wave: pure. Planned (the intent), then settled (shelves and orders have answered; from here on only what was left out is
/// given back and tasks are made), then released. Every step may be done again.
/// </summary>
public static class Wave
{
    public const string ResumeDue = "resume";

    private static readonly TimeSpan Watchdog = TimeSpan.FromSeconds(30);

    public static Decision<WaveEvent> Plan(WaveState state, WavePlanned plan, DateTimeOffset now)
    {
        if (state.Step is not WaveStep.New) return Decision<WaveEvent>.Nothing;
        return plan.Tasks.IsEmpty
            ? Decision<WaveEvent>.Of(plan, new WaveReleased([]))
            : Decision<WaveEvent>.Of(plan).WithDue(ResumeDue, now + Watchdog);
    }

    /// <param name="short">Picks that their shelves could not promise in full.</param>
    public static Decision<WaveEvent> Settle(WaveState state, IReadOnlySet<string> @short, IEnumerable<StartAnswer> answers)
    {
        if (state.Step is not WaveStep.Planned) return Decision<WaveEvent>.Nothing;
        var refused = state.NotPlanned.ToBuilder();
        foreach (var fulfilment in Lacking(state, @short)) refused.Add(new(fulfilment.ToString(), WavePlan.NotOnShelf));

        var wanted = new Dictionary<FulfilmentId, ImmutableArray<LineQuantity>>();
        foreach (var answer in answers)
        {
            if (answer.Wanted is { } lines) wanted.Add(answer.Fulfilment, lines);
            else refused.Add(new(answer.Fulfilment.ToString(), answer.Reason!));
        }

        var tasks = WavePlan.Settle(state.Tasks, wanted);
        var kept = Fulfilments(tasks).ToHashSet();
        return new WaveSettled(
            tasks, refused.ToImmutable(), WavePlan.Unused(state.Tasks, tasks), [.. wanted.Keys.Where(key => !kept.Contains(key))]);
    }

    public static Decision<WaveEvent> Release(WaveState state) => state.Step is not WaveStep.Settled
        ? Decision<WaveEvent>.Nothing
        : Decision<WaveEvent>.Of(new WaveReleased([.. state.Tasks.Select(task => new OfferedTask(task.Task, task.DueBy))]))
            .WithDue(ResumeDue, null);

    /// <summary>Fulfilments of which not every pick got its promise.</summary>
    public static IReadOnlySet<FulfilmentId> Lacking(WaveState state, IReadOnlySet<string> @short) =>
        Drops(state.Tasks).Where(drop => @short.Contains(drop.Pick)).Select(drop => drop.Fulfilment).ToHashSet();

    /// <summary>Each fulfilment with its task.</summary>
    public static IEnumerable<(FulfilmentId Fulfilment, TaskId Task)> Starts(WaveState state) =>
        state.Tasks.SelectMany(task => Fulfilments([task]).Select(fulfilment => (fulfilment, task.Task)));

    public static WaveState Evolve(WaveState state, WaveEvent @event, DateTimeOffset at) => @event switch
    {
        WavePlanned planned => state with
        {
            Step = WaveStep.Planned, Kind = planned.Kind, Tasks = planned.Tasks, NotPlanned = planned.NotPlanned,
        },
        WaveSettled settled => state with
        {
            Step = WaveStep.Settled,
            Tasks = settled.Tasks,
            NotPlanned = settled.NotPlanned,
            GiveBack = settled.GiveBack,
            Stopped = settled.Stopped,
        },
        WaveReleased => state with { Step = WaveStep.Released, GiveBack = [], Stopped = [] },
        _ => throw new InvalidOperationException($"No fold for {@event.GetType().Name}."),
    };

    private static IEnumerable<FulfilmentId> Fulfilments(IEnumerable<PlannedTask> tasks) =>
        Drops(tasks).Select(drop => drop.Fulfilment).Distinct();

    private static IEnumerable<PlannedDrop> Drops(IEnumerable<PlannedTask> tasks) =>
        tasks.SelectMany(task => task.Stops).SelectMany(stop => stop.Drops);
}
