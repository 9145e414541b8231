using Microsoft.Extensions.Hosting;

namespace Orleans.Engine;

/// <summary>Starts and stops the silo with its host.</summary>
internal sealed class SiloHost(Silo silo, IServiceProvider services, IEnumerable<StartupTask> tasks) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var stage in tasks.GroupBy(static task => task.Stage).OrderBy(static stage => stage.Key))
        {
            await Task.WhenAll(stage.Select(task => task.Execute(services, cancellationToken)));
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => silo.StopAsync(cancellationToken);
}
