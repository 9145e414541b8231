using Microsoft.Extensions.DependencyInjection;

namespace OrleansWarehouse.Grains.Packing;

public static class PackingServices
{
    public static IServiceCollection AddPacking(this IServiceCollection services) => services.AddSingleton<CartonProposals>();
}
