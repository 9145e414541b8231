using Microsoft.Extensions.DependencyInjection;

namespace OrleansWarehouse.Grains.Ops;

public static class OpsServices
{
    public static IServiceCollection AddOps(this IServiceCollection services) => services.AddSingleton<Invariants>();
}
