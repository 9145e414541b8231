using Microsoft.Extensions.DependencyInjection;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Picking;
using OrleansWarehouse.Storage;

namespace OrleansWarehouse.Grains.Picking;

public static class PickingServices
{
    public static IServiceCollection AddPicking(this IServiceCollection services) => services
        .AddProjection<TaskProjection>()
        .AddProjection<WaveProjection>()
        .AddReactor<PickReactor>()
        .AddResumable("wave", static (grains, key) => grains.GetGrain<IWaveGrain>(key).ResumeAsync())
        .AddSingleton<ShelfQueries>()
        .AddSingleton<IWaveSource, WaveSource>()
        .AddSingleton<PickQueries>();
}
