using System.Data.Common;
using System.Diagnostics.Metrics;

using OrleansWarehouse.Storage.Log;

namespace OrleansWarehouse.Storage.Views;

/// <summary>The read models: opens them for queries once they show what was answered before, and rebuilds them.</summary>
public sealed class ViewStore : IViews
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(10);

    private readonly IEventLog _log;
    private readonly IViewDatabase _database;
    private readonly ViewRunner _runner;
    private readonly TimeSpan _wait;
    private readonly TimeProvider _time;

    internal ViewStore(IEventLog log, IViewDatabase database, ViewRunner runner, StorageOptions options, TimeProvider time)
    {
        (_log, _database, _runner, _wait, _time) = (log, database, runner, options.ViewsWait, time);
        LogMeter.Meter.CreateObservableGauge("warehouse.views.lag", Lags, "{event}", "Positions that a projection is behind the log.");
    }

    /// <inheritdoc />
    public async ValueTask<DbConnection> OpenAsync(CancellationToken cancellationToken = default)
    {
        var head = await _log.ReadHeadPositionAsync(cancellationToken);
        if (_database.Shared && !_runner.Leads) return await OpenSharedAsync(head, cancellationToken);
        if (!await _runner.Progress.ReachedAsync(head, _wait, cancellationToken)) throw Lagging(_runner.Progress.Position, head);
        return await _database.OpenForReadingAsync(cancellationToken);
    }

    /// <summary>
    /// Drops the tables of all projections, or of one, and fills them again from the first event; completes when they have
    /// reached the head as it was at the call. Runs them itself when the host does not. Queries meanwhile wait.
    /// </summary>
    public Task RebuildAsync(string? projection = null, CancellationToken cancellationToken = default)
        => _runner.RebuildAsync(projection, cancellationToken);

    private static EventLogException Lagging(long position, long head)
        => new("unavailable", $"The read models are at {position} and the log is at {head}; try again.");

    /// <summary>Another server fills the read models: asks them how far they are.</summary>
    private async ValueTask<DbConnection> OpenSharedAsync(long head, CancellationToken cancellationToken)
    {
        var start = _time.GetTimestamp();
        var connection = await _database.OpenForReadingAsync(cancellationToken);
        try
        {
            while (true)
            {
                var position = await ViewTables.ReadPositionAsync(connection, [.. _runner.States.Select(s => s.Projection)]);
                if (position >= head) return connection;
                if (_time.GetElapsedTime(start) > _wait) throw Lagging(position, head);
                await Task.Delay(Poll, _time, cancellationToken);
            }
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private IEnumerable<Measurement<long>> Lags()
    {
        var reading = _log.ReadHeadPositionAsync().AsTask();
        var head = reading.IsCompletedSuccessfully ? reading.Result : 0;
        foreach (var state in _runner.States)
            yield return new(Math.Max(0, head - Math.Max(0, state.Position)), new KeyValuePair<string, object?>("projection", state.Projection.Name));
    }
}
