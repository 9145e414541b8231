using Microsoft.Extensions.DependencyInjection;

using OrleansWarehouse.Storage;

namespace OrleansWarehouse.Grains.Sites;

public static class DirectoryServices
{
    public static IServiceCollection AddDirectory(this IServiceCollection services) => services
        .AddProjection<DirectoryProjection>()
        .AddSingleton<DirectoryQueries>();
}
