using Orleans.Runtime;

namespace OrleansWarehouse.Silo.Cluster;

/// <summary>A silo is ready while it is a living member: not while it joins, and no longer once it leaves.</summary>
internal sealed class SiloHealth(ISiloStatusOracle members) : IEngineHealth
{
    public bool IsReady => members.CurrentStatus is SiloStatus.Active;
}

/// <summary>A client is ready while it is connected to a silo.</summary>
internal sealed class ClientHealth : IEngineHealth
{
    private volatile bool connected = true;

    public bool IsReady => connected;

    public void GatewaysChanged(object sender, GatewayCountChangedEventArgs change) => connected = change.NumberOfConnectedGateways > 0;
}
