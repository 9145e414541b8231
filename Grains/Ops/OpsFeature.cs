using Microsoft.Extensions.DependencyInjection;

using OrleansWarehouse.Grains.Ops.Activity;
using OrleansWarehouse.Grains.Ops.Laws;
using OrleansWarehouse.Storage;

namespace OrleansWarehouse.Grains.Ops;

public static class OpsServices
{
    /// <param name="hostsGrains">Whether grains live in this process: then their calls are counted.</param>
    public static IServiceCollection AddOps(this IServiceCollection services, bool hostsGrains)
    {
        services.AddProjection<LawProjection>()
            .AddSingleton<LawQueries>()
            .AddSingleton<SampleQueries>()
            .AddSingleton<StateSamples>()
            .AddSingleton<Invariants>()
            .AddSingleton<GrainActivity>();
        if (!hostsGrains) return services;
        services.AddSingleton<CallRecorder>().AddSingleton<Population>();
        services.AddSingleton<IIncomingGrainCallFilter>(static s => s.GetRequiredService<CallRecorder>());
        return services.AddHostedService<ActivityReporter>();
    }
}
