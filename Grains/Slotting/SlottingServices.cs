using Microsoft.Extensions.DependencyInjection;

namespace OrleansWarehouse.Grains.Slotting;

public static class SlottingServices
{
    public static IServiceCollection AddSlotting(this IServiceCollection services) => services.AddSingleton<SlotIndex>();
}
