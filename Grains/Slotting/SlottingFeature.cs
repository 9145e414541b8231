using Microsoft.Extensions.DependencyInjection;

using OrleansWarehouse.Storage;

namespace OrleansWarehouse.Grains.Slotting;

public static class SlottingServices
{
    public static IServiceCollection AddSlotting(this IServiceCollection services) => services
        .AddReplica(PlacesWantedGrain.Replicated)
        .AddReactor<PlaceReactor>()
        .AddSingleton<SlotIndex>();
}
