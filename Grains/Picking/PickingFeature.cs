using Microsoft.Extensions.DependencyInjection;

using OrleansWarehouse.Grains.Interfaces.Picking;
using OrleansWarehouse.Storage;

namespace OrleansWarehouse.Grains.Picking;

public static class PickingServices
{
    public static IServiceCollection AddPicking(this IServiceCollection services) => services
        .AddProjection<TaskProjection>()
        .AddProjection<WaveProjection>()
        .AddReactor<PickReactor>()
        .AddWatchdog(WaveGrain.Definition, static (IWaveGrain wave) => wave.ResumeAsync())
        .AddSingleton<TaskHistory>()
        .AddSingleton<ShelfQueries>()
        .AddSingleton<IWaveSource, WaveSource>()
        .AddSingleton<PickQueries>();
}
