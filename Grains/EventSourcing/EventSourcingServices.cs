using Microsoft.Extensions.DependencyInjection;

namespace OrleansWarehouse.Grains.EventSourcing;

public static class EventSourcingServices
{
    public static IServiceCollection AddEventSourcing(this IServiceCollection services) => services
        .AddSingleton(EventCodec.Types)
        .AddSingleton<ICommands, OrleansCommands>()
        .AddSingleton<AggregateServices>()
        .AddSingleton(typeof(LastKnown<,>))
        .AddSingleton<IDueHandler, DeadlineDispatch>();
}
