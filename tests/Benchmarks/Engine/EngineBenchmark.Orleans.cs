using Orleans.Hosting;

namespace OrleansWarehouse.Benchmarks.Engine;

public static partial class EngineBenchmark
{
    private const string Name = "Orleans";

    static partial void Configure(ISiloBuilder silo) => silo.UseLocalhostClustering();
}
