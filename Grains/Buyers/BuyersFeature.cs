using Microsoft.Extensions.DependencyInjection;

namespace OrleansWarehouse.Grains.Buyers;

public static class BuyersServices
{
    public static IServiceCollection AddBuyers(this IServiceCollection services) => services.AddSingleton<TrackingQueries>();
}
