using Microsoft.Extensions.DependencyInjection;
using Orleans.Engine;
using Orleans.Runtime;

namespace Orleans.Runtime
{
    /// <summary>Runs once when the silo has started, before the host has. A failure stops the host from starting.</summary>
    public interface IStartupTask
    {
        Task Execute(CancellationToken cancellationToken);
    }
}

namespace Orleans
{
    /// <summary>The order in which things start.</summary>
    public static class ServiceLifecycleStage
    {
        public const int ApplicationServices = 10000;
        public const int Active = 20000;
    }
}

namespace Orleans.Engine
{
    internal sealed record StartupTask(int Stage, Func<IServiceProvider, CancellationToken, Task> Execute);
}

namespace Orleans.Hosting
{
    public static class SiloBuilderStartupExtensions
    {
        public static ISiloBuilder AddStartupTask<TStartup>(this ISiloBuilder builder, int stage = ServiceLifecycleStage.Active)
            where TStartup : class, IStartupTask =>
            builder.AddStartupTask(
                static (services, token) => ActivatorUtilities.GetServiceOrCreateInstance<TStartup>(services).Execute(token), stage);

        public static ISiloBuilder AddStartupTask(
            this ISiloBuilder builder,
            Func<IServiceProvider, CancellationToken, Task> startupTask,
            int stage = ServiceLifecycleStage.Active) =>
            builder.ConfigureServices(services => services.AddSingleton(new StartupTask(stage, startupTask)));
    }
}
