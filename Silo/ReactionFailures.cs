using Orleans.Runtime;

using OrleansWarehouse.EventSourcing;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Silo;

/// <summary>Silos come and go, and the log is away now and then; what a grain refuses stays refused.</summary>
internal sealed class ReactionFailures : IReactionFailures
{
    public bool Passes(Exception failure) =>
        failure is EventLogException or WarehouseUnavailableException or OrleansException or TimeoutException;
}
