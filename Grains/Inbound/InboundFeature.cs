using Microsoft.Extensions.DependencyInjection;

using OrleansWarehouse.Storage;

namespace OrleansWarehouse.Grains.Inbound;

public static class InboundServices
{
    public static IServiceCollection AddInbound(this IServiceCollection services) => services
        .AddProjection<PutAwayProjection>()
        .AddProjection<InboundProjection>()
        .AddReactor<InboundReactor>()
        .AddReactor<PutAwayReactor>()
        .AddSingleton<Docks>()
        .AddSingleton<PutAwayQueries>()
        .AddSingleton<InboundQueries>();
}
