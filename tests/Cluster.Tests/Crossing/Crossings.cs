using System.Collections.Concurrent;

namespace OrleansWarehouse.Cluster.Tests.Crossing;

/// <summary>Records the interfaces whose grains are called from another silo.</summary>
internal sealed class Crossings(ILocalSiloDetails self) : IOutgoingGrainCallFilter, IIncomingGrainCallFilter
{
    private const string From = "crossings.from";

    private readonly ConcurrentDictionary<GrainInterfaceType, byte> seen = new();

    public IEnumerable<GrainInterfaceType> Seen => seen.Keys;

    public Task Invoke(IOutgoingGrainCallContext context)
    {
        RequestContext.Set(From, self.SiloAddress);
        return context.Invoke();
    }

    public Task Invoke(IIncomingGrainCallContext context)
    {
        if (RequestContext.Get(From) is SiloAddress from && !from.Equals(self.SiloAddress)) seen.TryAdd(context.InterfaceType, default);
        return context.Invoke();
    }
}
