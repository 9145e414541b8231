using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Picking;
using OrleansWarehouse.Grains.Picking;

namespace OrleansWarehouse.Api.Picking;

/// <summary>What a wave would be if it were made now. Goods and orders may go elsewhere until it is.</summary>
/// <param name="Orders">How many fulfilments would be picked.</param>
/// <param name="DistanceMm">All tours together.</param>
internal sealed record WavePreview(
    int Orders, int Stops, long Units, long DistanceMm, ImmutableArray<PreviewTask> Tasks, ImmutableArray<NotPlanned> NotPlanned)
{
    public static WavePreview Of(WavePlanned plan)
    {
        var tasks = plan.Tasks.Select(PreviewTask.Of).ToImmutableArray();
        return new(
            tasks.Sum(task => task.Orders), tasks.Sum(task => task.Stops), tasks.Sum(task => task.Units), tasks.Sum(task => task.DistanceMm),
            tasks, plan.NotPlanned);
    }
}

/// <param name="DueBy">The cut-off of the most urgent of its orders.</param>
internal sealed record PreviewTask(int Orders, int Stops, long Units, long DistanceMm, DateTimeOffset? DueBy)
{
    public static PreviewTask Of(PlannedTask task)
    {
        var drops = task.Stops.SelectMany(stop => stop.Drops).ToArray();
        return new(
            drops.Select(drop => drop.Fulfilment).Distinct().Count(), task.Stops.Length, drops.Sum(drop => drop.Quantity), task.DistanceMm,
            task.DueBy);
    }
}
