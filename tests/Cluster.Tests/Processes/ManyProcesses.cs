using OrleansWarehouse.Tests.Postgres;

namespace OrleansWarehouse.Cluster.Tests.Processes;

/// <summary>Tests that start a whole cluster run alone, one at a time: each has its own merchants and sites, and leaves all silos as it
/// found them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ManyProcesses : ICollectionFixture<ManyProcesses.Shared>
{
    public const string Name = "many processes";

    /// <summary>Starts when the first test needs it.</summary>
    public sealed class Shared(PostgresServer postgres) : IDisposable
    {
        private ClusterUnderTest? cluster;

        public void Dispose() => cluster?.Dispose();

        internal async Task<ClusterUnderTest> ClusterAsync() => cluster ??= await ClusterUnderTest.StartAsync(postgres);
    }
}
