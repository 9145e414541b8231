using Microsoft.Extensions.DependencyInjection;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Storage;

namespace OrleansWarehouse.Grains.Inbound;

internal sealed class InboundFeature : IFeature
{
    public void AddTo(IServiceCollection services)
    {
        foreach (var kind in PutAwayWork.Kinds) services.AddSingleton(kind);
        services
            .AddProjection<InboundProjection>()
            .AddReactor<InboundReactor>()
            .AddReactor<PutAwayReactor>()
            .AddSingleton<Docks>()
            .AddSingleton<PutAwayQueries>()
            .AddSingleton<InboundQueries>();
    }
}
