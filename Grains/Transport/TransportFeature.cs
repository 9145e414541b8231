using Microsoft.Extensions.DependencyInjection;

namespace OrleansWarehouse.Grains.Transport;

public static class TransportServices
{
    public static IServiceCollection AddTransport(this IServiceCollection services) => services
        .AddSingleton<ICarrier, SimulatedCarrier>()
        .AddSingleton<Carriers>();
}
