using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Storage.Log;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.EventSourcing;

/// <summary>What reactions send to grains is done in the name of who caused the event, and by the same cause.</summary>
public sealed class ReactionContext : IReactionContext
{
    public void Enter(StoredEvent stored)
    {
        RequestBy.Current = stored.By;
        RequestCause.Current = stored.Cause;
    }

    /// <summary>Silos come and go, and the log is away now and then; what a grain refuses stays refused.</summary>
    public bool Passes(Exception failure) =>
        failure is EventLogException or WarehouseUnavailableException or OrleansException or TimeoutException;
}
