using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Work;

namespace OrleansWarehouse.Grains.Work;

/// <summary>Who has a task: pure, the same for every kind. It changes hands by compare-and-set: of two who take the same task from the same
/// hands, one gets it.</summary>
public static class Ownership
{
    private static Refusal Unknown { get; } = Refusal.NotFound("unknown_work", "There is no such task.");

    private static Refusal Done { get; } = Refusal.Conflict("task_done", "The task is done.");

    public static Decision<WorkEvent> Take(WorkState state, TakeWork command)
    {
        if (Missing(state) is { } refusal) return refusal;
        if (state.Owner == command.Picker) return Decision<WorkEvent>.Nothing;
        if (state.Owner != command.From) return Refusal.Conflict("in_other_hands", Hands(state));
        return state is { Owner: null, KeptFor: { } other } && other != command.Picker
            ? Refusal.Conflict("kept_for_another", $"The task is kept for {other}.")
            : new WorkTaken(command.Picker, state.Owner);
    }

    public static Decision<WorkEvent> Release(WorkState state, ReleaseWork command)
    {
        if (Missing(state) is { } refusal) return refusal;
        if (state.Owner is null) return Decision<WorkEvent>.Nothing;
        return state.Owner == command.Picker
            ? new WorkReleased(command.Picker, command.Reason)
            : Refusal.Conflict("not_your_task", Hands(state));
    }

    public static Decision<WorkEvent> HandOver(WorkState state, HandOverWork command)
    {
        if (Missing(state) is { } refusal) return refusal;
        return state.Owner == command.Picker || (state.Owner is null && state.KeptFor == command.Picker)
            ? Decision<WorkEvent>.Nothing
            : new WorkHandedOver(state.Owner, command.Picker, command.Reason);
    }

    /// <summary>What is over is closed once.</summary>
    public static Decision<WorkEvent> Close(WorkState state) => state.IsOpen ? new WorkClosed(state.Owner) : Decision<WorkEvent>.Nothing;

    /// <summary>Whether somebody's word on a task counts, and whether it is from before he lost it.</summary>
    /// <param name="at">When he saw what he says, where that is told; else it is new.</param>
    public static WorkWord WordOf(WorkState state, string picker, DateTimeOffset? at)
    {
        if (state.Owner == picker) return WorkWord.Owner;
        return at <= state.HadUntil(picker) ? WorkWord.FormerOwner : WorkWord.Stranger;
    }

    public static Refusal NotYours(WorkState state) => Refusal.Conflict(
        "not_yours", state.Owner is null ? "The task is in nobody's hands: take it first." : Hands(state));

    public static WorkState Evolve(WorkState state, WorkEvent @event, DateTimeOffset at) => @event switch
    {
        WorkOffered => WorkState.Initial with { IsOffered = true },
        WorkTaken taken => Leave(state, at) with { Owner = taken.Picker, KeptFor = null },
        WorkReleased => Leave(state, at),
        WorkHandedOver handed => Leave(state, at) with { KeptFor = handed.To },
        WorkClosed => state with { IsClosed = true },
        _ => state,
    };

    /// <summary>Whom an event of a task concerns: its site, who follows the queue there, and whose hands it leaves or comes to.</summary>
    public static IReadOnlyList<string> Subjects(string key, WorkEvent @event)
    {
        var site = Subject.OwnerOf(key);
        string?[] people = @event switch
        {
            WorkTaken taken => [taken.Picker, taken.From],
            WorkReleased released => [released.Picker],
            WorkHandedOver handed => [handed.From, handed.To],
            WorkClosed closed => [closed.Picker],
            _ => [],
        };
        return [Subject.Site(site), Subject.Work(site), .. people.OfType<string>().Select(picker => Subject.Picker($"{site}/{picker}"))];
    }

    private static Refusal? Missing(WorkState state) => state switch
    {
        { IsClosed: true } => Done,
        { IsOffered: false } => Unknown,
        _ => null,
    };

    private static string Hands(WorkState state) =>
        state.Owner is { } owner ? $"The task is in the hands of {owner}." : "The task is in nobody's hands.";

    private static WorkState Leave(WorkState state, DateTimeOffset at) => state.Owner is { } owner
        ? state with { Owner = null, Former = state.Former.Add(new(owner, at)) }
        : state;
}

/// <summary>From whom a word on a task is.</summary>
public enum WorkWord
{
    Owner,

    /// <summary>It is from before he lost it, and so a fact.</summary>
    FormerOwner,
    Stranger,
}
