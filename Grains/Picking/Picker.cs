using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Picking;

namespace OrleansWarehouse.Grains.Picking;

public abstract record PickerEvent;

[EventType("pickerPut")]
public sealed record PickerPut(string Name, ImmutableArray<string> Skills) : PickerEvent;

/// <param name="Task">Null: there was nothing more to do.</param>
[EventType("taskTaken")]
public sealed record TaskTaken(TaskId? Task) : PickerEvent;

/// <param name="Version">Of the profile.</param>
/// <param name="Task">What was given last; it may be done since.</param>
public sealed record PickerState(PickerPut? Profile, long Version, TaskId? Task)
{
    public static PickerState Initial { get; } = new(null, 0, null);
}

/// <summary>A picker's profile and the task in hand: pure.</summary>
public static class Picker
{
    public static Refusal Unknown { get; } = Refusal.NotFound("unknown_picker", "There is no such picker.");

    public static Decision<PickerEvent> Put(PickerState state, PutPicker command)
    {
        if (command.IfVersion is { } expected && expected != state.Version) return Refusal.Stale(state.Version);
        var known = state.Profile;
        return known is not null && known.Name == command.Name && known.Skills.SequenceEqual(command.Skills)
            ? Decision<PickerEvent>.Nothing
            : new PickerPut(command.Name, command.Skills);
    }

    public static Decision<PickerEvent> Take(PickerState state, TaskId? task)
    {
        if (state.Profile is null) return Unknown;
        return state.Task == task ? Decision<PickerEvent>.Nothing : new TaskTaken(task);
    }

    public static PickerState Evolve(PickerState state, PickerEvent @event, DateTimeOffset at) => @event switch
    {
        PickerPut put => state with { Profile = put, Version = state.Version + 1 },
        TaskTaken taken => state with { Task = taken.Task },
        _ => throw new InvalidOperationException($"No fold for {@event.GetType().Name}."),
    };

    public static PickerView? View(PickerState state, string picker, bool created) => state.Profile is not { } profile
        ? null
        : new(picker, profile.Name, profile.Skills, state.Task?.Code, state.Version, created);
}
