using OrleansWarehouse.Storage.Log;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.EventSourcing;

/// <summary>Silos come and go, and the log is away now and then; what a grain refuses stays refused.</summary>
public sealed class ReactionFailures : IReactionFailures
{
    public bool Passes(Exception failure) =>
        failure is EventLogException or WarehouseUnavailableException or OrleansException or TimeoutException;
}
