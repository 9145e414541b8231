namespace OrleansWarehouse.Cluster.Tests.Processes;

/// <summary>Tests that start a whole cluster have the machine to themselves.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ManyProcesses
{
    public const string Name = "many processes";
}
