using Orleans.Runtime;

using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Silo;

/// <summary>Unreachable silos and an unreachable log are transient; a refusal of a grain is not.</summary>
internal sealed class ReactionFailures : IReactionFailures
{
    public bool IsTransient(Exception failure) =>
        failure is EventLogException or WarehouseUnavailableException or OrleansException or TimeoutException;
}
