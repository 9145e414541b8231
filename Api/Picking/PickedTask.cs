using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Picking;

namespace OrleansWarehouse.Api.Picking;

/// <summary>A task as it is now, with what became of the scan: <c>picked</c>, <c>short</c> or <c>surplus</c>.</summary>
internal sealed record PickedTask(
    string Task,
    string Wave,
    WaveKind Kind,
    PickTaskStatus Status,
    string? Picker,
    long DistanceMm,
    ImmutableArray<string> Totes,
    ImmutableArray<StopView> Stops,
    string Outcome,
    long Surplus)
{
    public static PickedTask Of(PickAnswer answer) => Of(answer.Task, answer.Outcome, answer.Surplus);

    public static PickedTask Of(TaskView task, string outcome, long surplus) => new(
        task.Task, task.Wave, task.Kind, task.Status, task.Picker, task.DistanceMm, task.Totes, task.Stops, outcome, surplus);
}
