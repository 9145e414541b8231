using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

using Orleans.Runtime;

namespace OrleansWarehouse.Silo.Cluster;

/// <summary>
/// A silo that is missing from the membership table, because Redis was restored without it, is found by no client and no new silo, and
/// cannot add itself again. This stops the process; its supervisor restarts it, and it joins again.
/// </summary>
internal sealed partial class MembershipMonitor(
    IMembershipTable members, ILocalSiloDetails self, ISiloStatusOracle status, IHostApplicationLifetime host, TimeProvider clock,
    ILogger<MembershipMonitor> logger) : BackgroundService
{
    private const int MissesNeeded = 3;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var missed = 0; missed < MissesNeeded;)
        {
            await Task.Delay(Interval, clock, stoppingToken);
            if (status.CurrentStatus is SiloStatus.Active) missed = await IsListedAsync(stoppingToken) switch
            {
                true => 0,
                false => missed + 1,
                null => missed,
            };
        }

        LogLost(self.SiloAddress);
        Environment.ExitCode = 1;
        host.StopApplication();
    }

    /// <summary>Returns null when the table cannot be read.</summary>
    private async Task<bool?> IsListedAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await members.ReadRowAsync(self.SiloAddress, cancellationToken)).Members.Count > 0;
        }
#pragma warning disable CA1031 // A failed read does not mean that the silo is missing.
        catch (Exception)
#pragma warning restore CA1031
        {
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "{Silo} is no longer in the membership table; stopping, to be restarted")]
    private partial void LogLost(SiloAddress silo);
}
