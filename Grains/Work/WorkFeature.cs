using Microsoft.Extensions.DependencyInjection;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Storage;

namespace OrleansWarehouse.Grains.Work;

internal sealed class WorkFeature : IFeature
{
    public void AddTo(IServiceCollection services) => services
        .AddProjection<WorkQueueProjection>()
        .AddSingleton<WorkKinds>()
        .AddSingleton<WorkQueries>();
}
