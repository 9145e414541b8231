using Microsoft.Extensions.DependencyInjection;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Ops.Activity;
using OrleansWarehouse.Grains.Ops.Laws;
using OrleansWarehouse.Storage;

namespace OrleansWarehouse.Grains.Ops;

internal sealed class OpsFeature : IFeature
{
    public void AddTo(IServiceCollection services) => services
        .AddProjection<LawProjection>()
        .AddSingleton<LawQueries>()
        .AddSingleton<SampleQueries>()
        .AddSingleton<StateSamples>()
        .AddSingleton<Invariants>()
        .AddSingleton<GrainActivity>();

    /// <summary>Counts the calls of grains.</summary>
    public void AddBesideGrains(IServiceCollection services) => services
        .AddSingleton<CallRecorder>()
        .AddSingleton<Population>()
        .AddSingleton<IIncomingGrainCallFilter>(static provider => provider.GetRequiredService<CallRecorder>())
        .AddHostedService<ActivityReporter>();
}
