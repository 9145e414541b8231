using Microsoft.Extensions.DependencyInjection;

using OrleansWarehouse.Storage;

namespace OrleansWarehouse.Grains.Access;

public static class UserServices
{
    public static IServiceCollection AddUsers(this IServiceCollection services) => services
        .AddProjection<UserProjection>()
        .AddSingleton<UserQueries>();
}
