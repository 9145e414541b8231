using OrleansWarehouse.Grains.Interfaces.Picking;
using OrleansWarehouse.Grains.Work;

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
        return Ownership.WordOf(state.Work, command.Picker, at) switch
        {
            WorkWord.Owner => new(null, at <= stop.ChangedAt),
            WorkWord.FormerOwner => new(null, true, true),
            _ => new(Ownership.NotYours(state.Work), false),
        };
    }
}
