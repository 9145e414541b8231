namespace OrleansWarehouse.Benchmarks.Engine;

public static partial class EngineBenchmark
{
    private const string Name = "Embedded";
}
