using Microsoft.Extensions.DependencyInjection;

using OrleansWarehouse.Grains.EventSourcing;

namespace OrleansWarehouse.Grains.Transport;

internal sealed class TransportFeature : IFeature
{
    public void AddTo(IServiceCollection services) => services
        .AddSingleton<ICarrier, SimulatedCarrier>()
        .AddSingleton<Carriers>();
}
