using System.Diagnostics.Metrics;

using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

using OrleansWarehouse.Storage.Log;

namespace OrleansWarehouse.Storage.Views;

/// <summary>
/// Reads the log once for all reactors and distributes its events to them; writes their checkpoints every second and at the end. A
/// reactor without a checkpoint starts at the first event. After a crash up to a second of events is handled again. A failing event is
/// set aside, and retried on request or after some time.
/// </summary>
internal sealed partial class ReactorRunner(
    IEventLog log, ICheckpoints checkpoints, ISetAsides setAsides, ICauseBoard board, ILeadership leadership,
    IEnumerable<IReactor> reactors, RetryPolicy retryPolicy, IViewDatabase database, StorageOptions options, TimeProvider time,
    ILogger<ReactorRunner> logger) : BackgroundService, IReactions
{
    private const int Batch = 1_000;

    // With this many open events the log is not read further: a reactor that fails on everything must not fill the memory.
    private const int MaxOpen = 50_000;
    private static readonly TimeSpan SharedInterval = TimeSpan.FromMilliseconds(50);

    // Other processes wait for the checkpoints.
    private readonly TimeSpan interval = database.Shared && options.CheckpointInterval > SharedInterval ? SharedInterval : options.CheckpointInterval;
    private readonly Progress progress = new(time);
    private readonly Progress reading = new(time);
    private readonly WakeSignal retries = new(time);
    private readonly RemoteCauses elsewhere = new(board, time);
    private readonly IReadOnlyList<IReactor> reactors = [.. reactors];
    private readonly Lock reporting = new();
    private volatile IReadOnlyList<ReactorLane> lanes = [];
    private CauseTracker causes = new(() => log.ReadHeadPositionAsync(), time);
    private bool leads;
    private long read;
    private int asking;

    /// <summary>Whether this process is the one that runs the reactors.</summary>
    public bool Leads => leads;

    /// <summary>The position of each reactor; empty while another process runs them.</summary>
    public IEnumerable<(string Name, long Position)> Positions => leads ? lanes.Select(static lane => (lane.Name, lane.Position)) : [];

    /// <summary>Looks at once for set-asides that an operator wants retried.</summary>
    public void LookForRetries() => retries.Set();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        if (reactors.Count == 0) return;
        LogMeter.Meter.CreateObservableGauge("warehouse.reactors.lag", Lags, "{event}", "Positions that a reactor is behind what was read.");
        await leadership.LeadAsync("reactors", RunAsync, stoppingToken);
    }

    /// <summary>Follows the log until stopped, then abandons open events and writes all checkpoints.</summary>
    private async Task RunAsync(CancellationToken cancellationToken)
    {
        await TryAsync(() => OpenAsync(cancellationToken), cancellationToken);
        var (writing, retrying) = (WriteCheckpointsAsync(cancellationToken), RetryAsync(cancellationToken));
        await TryAsync(() => ReadAsync(cancellationToken), cancellationToken);
        await Task.WhenAll(writing, retrying);
        leads = false;
    }

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        var causes = new CauseTracker(() => log.ReadHeadPositionAsync(), time);
        var services = new LaneServices(log, setAsides, retryPolicy, causes, options, time, logger);
        var lanes = new List<ReactorLane>();
        var held = await setAsides.ReadSetAsidesAsync(cancellationToken);
        foreach (var reactor in reactors)
        {
            var checkpoint = (await checkpoints.ReadCheckpointsAsync([reactor.Name], cancellationToken))[0];
            var lane = new ReactorLane(reactor, checkpoint, new SemaphoreSlim(options.ReactorConcurrency), services, cancellationToken) { Moved = Report };
            foreach (var row in held.Where(row => row.Reactor == reactor.Name)) await lane.LoadAsync(row);
            lanes.Add(lane);
        }

        published = new(-1, []);
        (this.lanes, this.causes, read) = (lanes, causes, lanes.Min(lane => lane.Checkpoint));
        causes.Read(read);
        reading.Set(read);
        Report();
        leads = true;
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            while (lanes.Any(lane => lane.Open > MaxOpen)) await Task.Delay(100, cancellationToken);
            var events = await log.ReadAllAsync(read, Batch, cancellationToken);
            if (events.Count == 0)
            {
                await log.WaitForMoreAsync(read, cancellationToken);
                continue;
            }

            foreach (var lane in lanes) lane.Take(events);
            read = events[^1].Position;
            causes.Read(read);
            reading.Set(read);
            Report();
        }
    }

    private void Report()
    {
        // Under a lock, so that an older minimum is not reported after a newer one.
        lock (reporting)
        {
            var position = lanes.Min(lane => lane.Position);
            if (position != progress.Position) progress.Set(position);
        }
    }

    /// <summary>Retries until the work succeeds or the server stops.</summary>
    private async Task TryAsync(Func<Task> work, CancellationToken cancellationToken)
    {
        var backoff = new Backoff(options.MaxBackoff);
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await work();
                return;
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // Feedback between grains must never stop for good.
            catch (Exception e)
#pragma warning restore CA1031
            {
                LogFailed(e);
                await Task.Delay(backoff.Next(), time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private IEnumerable<Measurement<long>> Lags()
        => lanes.Select(lane => new Measurement<long>(read - lane.Position, new KeyValuePair<string, object?>("reactor", lane.Name)));

    [LoggerMessage(Level = LogLevel.Error, Message = "The reactors could not follow the log; retrying")]
    private partial void LogFailed(Exception error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Another process moved the checkpoint of reactor {Reactor} to {Position}")]
    private partial void LogTaken(string reactor, long position);
}

