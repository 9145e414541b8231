using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

using OrleansWarehouse.Storage.Due;
using OrleansWarehouse.Storage.Log;
using OrleansWarehouse.Storage.People;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Storage;

/// <summary>
/// Registers the log, the snapshots, the read models and the followers of the log. Hosted services start in the order of registration
/// and stop in reverse: register what reactors and due rows call before calling this.
/// </summary>
public static class StorageServices
{
    /// <summary>Adds the storage that the configuration section <c>Storage</c> describes.</summary>
    /// <param name="follows">Whether this process may run projections, reactors and due rows; if not, other processes do.</param>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration, bool follows = true)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return services.AddStorage(options => configuration.GetSection(StorageOptions.Section).Bind(options), follows);
    }

    public static IServiceCollection AddSqliteStorage(this IServiceCollection services, Action<StorageOptions> configure)
        => services.AddStorage(configure + (static options => options.Provider = StorageProvider.Sqlite));

    /// <summary>Adds a projection, whose tables are kept up to date.</summary>
    public static IServiceCollection AddProjection<T>(this IServiceCollection services) where T : class, IProjection
        => services.AddSingleton<IProjection, T>();

    public static IServiceCollection AddReactor<T>(this IServiceCollection services) where T : class, IReactor
        => services.AddSingleton<IReactor, T>();

    /// <summary>Keeps reference data of a kind in memory in this process.</summary>
    public static IServiceCollection AddReplica(this IServiceCollection services, Replica replica) => services.AddSingleton(replica);

    internal static IServiceCollection AddStorage(this IServiceCollection services, Action<StorageOptions> configure, bool follows = true)
    {
        services.AddOptions<StorageOptions>().Configure(configure).ValidateDataAnnotations().ValidateOnStart()
            .Validate(static o => o.Provider != StorageProvider.Postgres || !string.IsNullOrEmpty(o.ConnectionString),
                "Storage:ConnectionString is needed with PostgreSQL.");
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(static s => s.GetRequiredService<IOptions<StorageOptions>>().Value);
        services.AddSingleton(static s => StorageParts.Open(s.GetRequiredService<StorageOptions>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(static s => s.GetRequiredService<StorageParts>().Log);
        services.AddSingleton(static s => s.GetRequiredService<StorageParts>().Checkpoints);
        services.AddSingleton(static s => s.GetRequiredService<StorageParts>().SetAsides);
        services.AddSingleton(static s => s.GetRequiredService<StorageParts>().Causes);
        // A cluster may have registered another snapshot store before.
        services.TryAddSingleton(static s => s.GetRequiredService<StorageParts>().Snapshots);
        services.AddSingleton(static s => s.GetRequiredService<StorageParts>().Blobs);
        services.AddSingleton(static s => s.GetRequiredService<StorageParts>().Views);
        // Lazy: only processes that encrypt or decrypt personal data open it; a silo does neither and needs no access to the keys.
        services.AddSingleton<IPeople>(static s => PeopleStore.Open(
            s.GetRequiredService<StorageOptions>(), s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ICheckpoints>()));
        services.AddSingleton(static s => s.GetRequiredService<StorageParts>().Leadership);
        services.AddSingleton(static s => new Replicas(s.GetRequiredService<IEventLog>(), s.GetServices<Replica>()));
        services.AddHostedService<ReplicaRunner>();
        services.AddViews();
        return follows ? services.AddFollowers() : services;
    }

    private static void AddViews(this IServiceCollection services)
    {
        services.AddSingleton<ViewRunner>();
        services.TryAddSingleton<IReactionFailures, DefaultReactionFailures>();
        services.AddSingleton<RetryPolicy>();
        services.AddSingleton<ReactorRunner>();
        services.AddSingleton<DueRunner>();
        services.AddSingleton(static s => new SetAsideDesk(
            s.GetRequiredService<IEventLog>(), s.GetRequiredService<ISetAsides>(), s.GetServices<IReactor>(),
            s.GetRequiredService<ReactorRunner>(), s.GetRequiredService<DueRunner>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(static s => new ViewStore(
            s.GetRequiredService<IEventLog>(), s.GetRequiredService<IViewDatabase>(), s.GetRequiredService<ViewRunner>(),
            s.GetRequiredService<StorageOptions>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IViews>(static s => s.GetRequiredService<ViewStore>());
        services.AddSingleton<IFollowers, Followers>();
        services.AddSingleton<IReactions>(static s => s.GetRequiredService<ReactorRunner>());
    }

    private static IServiceCollection AddFollowers(this IServiceCollection services)
    {
        services.AddHostedService(static s => s.GetRequiredService<ViewRunner>());
        services.AddHostedService(static s => s.GetRequiredService<ReactorRunner>());
        return services.AddHostedService(static s => s.GetRequiredService<DueRunner>());
    }
}
