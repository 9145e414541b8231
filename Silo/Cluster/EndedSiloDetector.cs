using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

using Orleans.Configuration;
using Orleans.Hosting;

namespace OrleansWarehouse.Silo.Cluster;

/// <summary>
/// Declares a silo dead as soon as its process has ended. Orleans' probes take 10 seconds or more, because they must not take a slow silo
/// for a dead one. A slow silo, however, still accepts connections, while the port of an ended process refuses them. So when a connection
/// between silos ends, this tries every member, and declares one dead that refuses several times in a row. A machine that is down refuses
/// nothing; the probes detect that.
/// </summary>
internal sealed partial class EndedSiloDetector(
    IClusterMembershipService members, ILocalSiloDetails self, TimeProvider clock, ILogger<EndedSiloDetector> logger) : BackgroundService
{
    private const int RefusalsNeeded = 3;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(1);

    private readonly Channel<bool> ended = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Watches for the end of connections between silos.</summary>
    public static void Watch(SiloConnectionOptions silos)
    {
        silos.ConfigureSiloInboundConnection(Watch);
        silos.ConfigureSiloOutboundConnection(Watch);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var _ in ended.Reader.ReadAllAsync(stoppingToken))
            await Task.WhenAll(Others().Select(silo => LookAsync(silo, stoppingToken)));
    }

    private static void Watch(IConnectionBuilder connection)
    {
        var silos = connection.ApplicationServices.GetRequiredService<EndedSiloDetector>();
        connection.Use(next => async context =>
        {
            try
            {
                await next(context);
            }
            finally
            {
                silos.ended.Writer.TryWrite(true);
            }
        });
    }

    private IEnumerable<SiloAddress> Others() =>
        from member in members.CurrentSnapshot.Members.Values
        where member.Status is SiloStatus.Active && !member.SiloAddress.Equals(self.SiloAddress)
        select member.SiloAddress;

    private async Task LookAsync(SiloAddress silo, CancellationToken stoppingToken)
    {
        try
        {
            for (var refusals = 0; refusals < RefusalsNeeded; refusals++)
            {
                await Task.Delay(Pause, clock, stoppingToken);
                if (!await RefusesAsync(silo.Endpoint, stoppingToken)) return;
            }

            LogEnded(silo);
            await members.TryKill(silo);
        }
#pragma warning disable CA1031 // The probes will detect it.
        catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogFailed(failure, silo);
        }
    }

    private static async Task<bool> RefusesAsync(IPEndPoint port, CancellationToken stoppingToken)
    {
        using var socket = new Socket(port.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        patience.CancelAfter(ConnectTimeout);
        try
        {
            await socket.ConnectAsync(port, patience.Token);
            return false;
        }
        catch (SocketException failure)
        {
            return failure.SocketErrorCode is SocketError.ConnectionRefused;
        }
        catch (OperationCanceledException) when (!stoppingToken.IsCancellationRequested)
        {
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Silo} has ended: its port refuses connections. Declaring it dead")]
    private partial void LogEnded(SiloAddress silo);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Could not determine whether {Silo} has ended")]
    private partial void LogFailed(Exception failure, SiloAddress silo);
}

internal static class EndedSiloDetectorHosting
{
    public static void DeclareEndedSilosDead(this ISiloBuilder silo)
    {
        silo.Services.AddSingleton<EndedSiloDetector>();
        silo.Services.AddHostedService(static services => services.GetRequiredService<EndedSiloDetector>());
        silo.Configure<SiloConnectionOptions>(EndedSiloDetector.Watch);
    }
}
