using Microsoft.Extensions.DependencyInjection;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Storage;

namespace OrleansWarehouse.Grains.Slotting;

internal sealed class SlottingFeature : IFeature
{
    public void AddTo(IServiceCollection services) => services
        .AddReplica(PlacesWantedGrain.Replicated)
        .AddReactor<PlaceReactor>()
        .AddSingleton<SlotIndex>();
}
