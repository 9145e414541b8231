using Npgsql;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Outcomes;
using OrleansWarehouse.Storage.Log;

namespace OrleansWarehouse.Cluster.Tests.Crossing;

public interface IFailingGrain : IGrainWithStringKey
{
    Task<Outcome<Done>> RefuseAsync(Refusal refusal);

    Task FailAsync(Failure failure);

    Task<SiloAddress> WhereAsync();
}

[GenerateSerializer]
public enum Failure
{
    Unavailable,
    Log,
    Database,
    Unknown,
    Timeout,
    Bug,
}

/// <summary>An exception that cannot be deserialized in another process.</summary>
public sealed class UnknownException(string message) : Exception(message);

public sealed class FailingGrain(ILocalSiloDetails silo) : Grain, IFailingGrain
{
    public Task<Outcome<Done>> RefuseAsync(Refusal refusal) => Task.FromResult<Outcome<Done>>(refusal);

    public Task FailAsync(Failure failure) => throw (failure switch
    {
        Failure.Unavailable => new WarehouseUnavailableException("contended", "Written elsewhere."),
        Failure.Log => new EventLogException("disk_full", "The disk is full.", new IOException("No space left.")),
        Failure.Database => new NpgsqlException("The connection is lost."),
        Failure.Unknown => new UnknownException("Who knows?"),
        Failure.Timeout => new TimeoutException("Too late."),
        _ => new ArgumentOutOfRangeException(nameof(failure)),
    });

    public Task<SiloAddress> WhereAsync() => Task.FromResult(silo.SiloAddress);
}
