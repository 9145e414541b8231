using OrleansWarehouse.Grains.Interfaces.Fulfilments;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inbound;
using OrleansWarehouse.Grains.Interfaces.Incidents;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Interfaces.Picking;
using OrleansWarehouse.Grains.Interfaces.Shipping;
using OrleansWarehouse.Grains.Interfaces.Sites;
using OrleansWarehouse.Grains.Interfaces.Stock;
using OrleansWarehouse.Grains.Interfaces.Work;

namespace OrleansWarehouse.Grains.Interfaces;

/// <summary>Returns the aggregate with an id.</summary>
public static class Aggregates
{
    public static IOrderGrain Order(this ICommands commands, OrderId id) => commands.To<IOrderGrain>(id.ToString());

    public static IFulfilmentGrain Fulfilment(this ICommands commands, FulfilmentId id) => commands.To<IFulfilmentGrain>(id.Key);

    public static IStockGrain Stock(this ICommands commands, SkuId id) => commands.To<IStockGrain>(id.ToString());

    public static ILotGrain Lot(this ICommands commands, LotId id) => commands.To<ILotGrain>(id.ToString());

    public static ISerialGrain Serial(this ICommands commands, SerialId id) => commands.To<ISerialGrain>(id.ToString());

    public static ISiteGrain Site(this ICommands commands, SiteId id) => commands.To<ISiteGrain>(id.Value);

    public static ILocationGrain Location(this ICommands commands, LocationId id) => commands.To<ILocationGrain>(id.ToString());

    public static IContainerGrain Container(this ICommands commands, ContainerId id) => commands.To<IContainerGrain>(id.ToString());

    /// <summary>The location or container that goods are in.</summary>
    public static IHolderGrain Holder(this ICommands commands, Holder holder) => holder.Kind is HolderKind.Location
        ? commands.To<ILocationGrain>(holder.Key)
        : commands.To<IContainerGrain>(holder.Key);

    public static IInboundGrain Inbound(this ICommands commands, AsnId id) => commands.To<IInboundGrain>(id.ToString());

    public static IPutAwayGrain PutAway(this ICommands commands, PutAwayId id) => commands.To<IPutAwayGrain>(id.ToString());

    /// <summary>Chooses the shelves of a site.</summary>
    public static ISlottingGrain Slotting(this ICommands commands, SiteId site) => commands.To<ISlottingGrain>(site.Value);

    /// <summary>The open work of a site.</summary>
    public static IWorkQueueGrain WorkQueue(this ICommands commands, SiteId site) => commands.To<IWorkQueueGrain>(site.Value);

    public static ICountTaskGrain CountTask(this ICommands commands, WorkId id) => commands.To<ICountTaskGrain>(id.ToString());

    /// <summary>Plans the waves of a site.</summary>
    public static IPickPlannerGrain Planner(this ICommands commands, SiteId site) => commands.To<IPickPlannerGrain>(site.Value);

    public static IWaveGrain Wave(this ICommands commands, WaveId id) => commands.To<IWaveGrain>(id.ToString());

    public static IPickTaskGrain Task(this ICommands commands, TaskId id) => commands.To<IPickTaskGrain>(id.ToString());

    public static IShipmentGrain Shipment(this ICommands commands, ShipmentId id) => commands.To<IShipmentGrain>(id.Value);

    public static IIncidentGrain Incident(this ICommands commands, IncidentId id) => commands.To<IIncidentGrain>(id.ToString());
}
