using Microsoft.Extensions.DependencyInjection;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Picking;
using OrleansWarehouse.Storage;

namespace OrleansWarehouse.Grains.Picking;

internal sealed class PickingFeature : IFeature
{
    public void AddTo(IServiceCollection services) => services
        .AddProjection<TaskProjection>()
        .AddProjection<WaveProjection>()
        .AddProjection<PickerProjection>()
        .AddReactor<PickReactor>()
        .AddSingleton(PickWork.Kind)
        .AddWatchdog(WaveGrain.Definition, static (IWaveGrain wave) => wave.ResumeAsync())
        .AddSingleton<TaskHistory>()
        .AddSingleton<ShelfQueries>()
        .AddSingleton<IWaveSource, WaveSource>()
        .AddSingleton<PickQueries>();
}
