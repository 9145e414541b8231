using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Picking;
using OrleansWarehouse.Grains.Work;

namespace OrleansWarehouse.Grains.Picking;

/// <summary>Tours as work.</summary>
public static class PickWork
{
    public const string Name = "pick";

    public static WorkKind Kind { get; } = new(Name, static (commands, id) => commands.Task(new(id.Site, id.Code)));

    public static WorkOffer Offer(CreateTask task) => new(Name, task.Stops[0].Location.Code)
    {
        DueBy = task.DueBy, Zone = task.Zone, Quantity = task.Stops.Sum(static stop => stop.Drops.Sum(static drop => drop.Quantity)),
    };
}
