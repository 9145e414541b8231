using System.Diagnostics.Metrics;

using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

using OrleansWarehouse.Storage.Log;

namespace OrleansWarehouse.Storage.Views;

/// <summary>
/// Reads the log once for all reactors and deals its events out to them; writes their checkpoints every second and at the end.
/// A reactor without a checkpoint starts at the first event. After a crash up to a second of events is handled again.
/// </summary>
internal sealed partial class ReactorRunner(
    IEventLog log, ICheckpoints checkpoints, IEnumerable<IReactor> reactors, StorageOptions options, TimeProvider time,
    ILogger<ReactorRunner> logger) : BackgroundService, IReactions
{
    private const int Batch = 1_000;

    // Beyond this the log is read no further until some is done: a reactor that fails on everything must not fill the memory.
    private const int MostOpen = 50_000;

    private readonly Progress _progress = new(time);
    private readonly List<ReactorLane> _lanes = [];
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _reporting = new();
    private long _read;

    /// <inheritdoc />
    public async ValueTask<bool> CaughtUpAsync(TimeSpan bound, CancellationToken cancellationToken = default)
        => await _progress.ReachedAsync(await log.ReadHeadPositionAsync(cancellationToken), bound, cancellationToken);

    /// <summary>Stops reading, lets go of what is not done, and writes how far everything has come.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await _stopping.CancelAsync();
        await TryWriteCheckpointsAsync();
    }

    public override void Dispose()
    {
        base.Dispose();
        _stopping.Dispose();
        foreach (var lane in _lanes) lane.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        await TryAsync(() => OpenAsync(stoppingToken), stoppingToken);
        using var timer = time.CreateTimer(_ => _ = TryWriteCheckpointsAsync(), null, options.CheckpointInterval, options.CheckpointInterval);
        await TryAsync(() => ReadAsync(stoppingToken), stoppingToken);
    }

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        foreach (var reactor in reactors.Skip(_lanes.Count))
        {
            var checkpoint = await checkpoints.ReadCheckpointAsync(reactor.Name, cancellationToken);
            _lanes.Add(new(reactor, checkpoint, options, time, logger, _stopping.Token) { Moved = Report });
        }

        _read = _lanes.Count == 0 ? await log.ReadHeadPositionAsync(cancellationToken) : _lanes.Min(lane => lane.Checkpoint);
        LogMeter.Meter.CreateObservableGauge("warehouse.reactors.lag", Lags, "{event}", "Positions that a reactor is behind what was read.");
        Report();
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            while (_lanes.Any(lane => lane.Open > MostOpen)) await Task.Delay(100, cancellationToken);
            var events = await log.ReadAllAsync(_read, Batch, cancellationToken);
            if (events.Count == 0)
            {
                await log.WaitForMoreAsync(_read, cancellationToken);
                continue;
            }

            foreach (var lane in _lanes) lane.Take(events);
            _read = events[^1].Position;
            Report();
        }
    }

    private void Report()
    {
        // In one piece: a position that was looked up before another's must not be told after it.
        lock (_reporting)
        {
            var position = _lanes.Count == 0 ? long.MaxValue : _lanes.Min(lane => lane.Position);
            if (position != _progress.Position) _progress.Set(position);
        }
    }

    /// <summary>Tries until it ends well or the server stops.</summary>
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

    private async Task TryWriteCheckpointsAsync()
    {
        try
        {
            foreach (var lane in _lanes) await WriteCheckpointAsync(lane);
        }
        catch (EventLogException e)
        {
            LogFailed(e);
        }
    }

    private async Task WriteCheckpointAsync(ReactorLane lane)
    {
        var position = lane.Position;
        if (position == lane.Checkpoint) return;
        if (await checkpoints.MoveCheckpointAsync(lane.Name, lane.Checkpoint, position)) lane.Checkpoint = position;
        else LogTaken(lane.Name);
    }

    private IEnumerable<Measurement<long>> Lags()
        => _lanes.Select(lane => new Measurement<long>(_read - lane.Position, new KeyValuePair<string, object?>("reactor", lane.Name)));

    [LoggerMessage(Level = LogLevel.Error, Message = "The reactors could not follow the log; it will be tried again")]
    private partial void LogFailed(Exception error);

    [LoggerMessage(Level = LogLevel.Error, Message = "The checkpoint of reactor {Reactor} was moved by somebody else")]
    private partial void LogTaken(string reactor);
}
