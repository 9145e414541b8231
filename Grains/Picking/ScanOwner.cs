using OrleansWarehouse.Grains.Interfaces.Picking;

namespace OrleansWarehouse.Grains.Picking;

/// <summary>Whether a scan's picker may speak for a task, and whether the scan is from before what has changed there since.</summary>
/// <param name="IsLate">What it says is a fact, also where nothing of it is asked for any more.</param>
/// <param name="IsFormer">It is from somebody who has the task no longer: what he saw as done is not what his successor has done.</param>
internal readonly record struct ScanOwner(Refusal? Refused, bool IsLate, bool IsFormer = false)
{
    public static ScanOwner Of(PickTaskState state, StopState stop, Pick command)
    {
        // Only a scan that has a name and a time can tell that it is late, and not new.
        var at = command.Operation is null ? null : command.At;
        if (state.Picker == command.Picker) return new(null, at <= stop.ChangedAt);
        var until = state.Former.LastOrDefault(owner => owner.Picker == command.Picker)?.Until;
        if (at <= until) return new(null, true, true);
        return new(
            Refusal.Conflict(
                "not_yours", state.Picker is null ? "The task is in nobody's hands: take it first." : $"The task is in the hands of {state.Picker}."),
            false);
    }
}
