using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

using OrleansWarehouse.Cluster.Tests.Hosting;
using OrleansWarehouse.Silo.Cluster;
using OrleansWarehouse.Storage.Log;

namespace OrleansWarehouse.Cluster.Tests.Flows;

public sealed class HintTests(RunningCluster cluster)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>The API writes no events of its own, and is notified all the same; of the two silos at least one is not the writer.</summary>
    [Fact]
    public async Task That_the_log_has_grown_is_heard_in_every_process()
    {
        var before = await cluster.Api.Services.GetRequiredService<IEventLog>().ReadHeadPositionAsync(TestContext.Current.CancellationToken);
        var listeners = await Task.WhenAll(Processes.Select(ListenAsync));
        var heard = Task.WhenAll(listeners.Select(listener => listener.Heard.ReachedAsync(before + 1))).WaitAsync(Patience);

        // Hints sent before a listener has subscribed reach only the others.
        while (!heard.IsCompleted)
        {
            await cluster.Api.MerchantAsync();
            await Task.WhenAny(heard, Task.Delay(100, TestContext.Current.CancellationToken));
        }

        await heard;
        foreach (var (hints, _) in listeners)
        {
            await hints.StopAsync(CancellationToken.None);
            hints.Dispose();
        }
    }

    private IEnumerable<IServiceProvider> Processes =>
        [cluster.Silos.ServicesOf(0), cluster.Silos.ServicesOf(1), cluster.Api.Services];

    private static async Task<(BackgroundService Hints, NotifiedLog Heard)> ListenAsync(IServiceProvider process)
    {
        var heard = new NotifiedLog();
        var hints = new LogHints(
            process.GetRequiredService<IClusterClient>(), heard, new LogHintsRole(Sends: false), TimeProvider.System, NullLogger<LogHints>.Instance);
        await hints.StartAsync(CancellationToken.None);
        return (hints, heard);
    }
}
