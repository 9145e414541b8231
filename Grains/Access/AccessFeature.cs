using Microsoft.Extensions.DependencyInjection;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Storage;

namespace OrleansWarehouse.Grains.Access;

internal sealed class AccessFeature : IFeature
{
    public void AddTo(IServiceCollection services) => services
        .AddProjection<UserProjection>()
        .AddSingleton<UserQueries>();
}
