using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Picking;

namespace OrleansWarehouse.Grains.Picking;

public abstract record PickerEvent;

[EventType("pickerPut")]
public sealed record PickerPut(string Name, ImmutableArray<string> Skills) : PickerEvent;

/// <param name="Version">Of the profile.</param>
public sealed record PickerState(PickerPut? Profile, long Version)
{
    public static PickerState Initial { get; } = new(null, 0);
}

/// <summary>A picker's profile: pure. What he has in hand, the tasks say.</summary>
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

    public static PickerState Evolve(PickerState state, PickerEvent @event, DateTimeOffset at) => @event switch
    {
        PickerPut put => state with { Profile = put, Version = state.Version + 1 },
        _ => throw new InvalidOperationException($"No fold for {@event.GetType().Name}."),
    };

    public static PickerView? View(PickerState state, string picker, string? inHand, bool created) => state.Profile is not { } profile
        ? null
        : new(picker, profile.Name, profile.Skills, inHand, state.Version, created);
}
