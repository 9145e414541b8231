using Orleans.Hosting;

namespace OrleansWarehouse.Engine.Tests;

public sealed partial class EngineHost
{
    private static partial void Cluster(ISiloBuilder silo) { }
}
