using System.Data.Common;
using System.Diagnostics.Metrics;

using OrleansWarehouse.Storage.Log;

namespace OrleansWarehouse.Storage.Views;

/// <summary>The read models: opens them for queries once they show what was answered before, and rebuilds them.</summary>
public sealed class ViewStore : IViews
{
    private readonly IEventLog _log;
    private readonly IViewDatabase _database;
    private readonly ViewRunner _runner;
    private readonly TimeSpan _wait;

    internal ViewStore(IEventLog log, IViewDatabase database, ViewRunner runner, StorageOptions options)
    {
        (_log, _database, _runner, _wait) = (log, database, runner, options.ViewsWait);
        LogMeter.Meter.CreateObservableGauge("warehouse.views.lag", Lags, "{event}", "Positions that a projection is behind the log.");
    }

    /// <inheritdoc />
    public async ValueTask<DbConnection> OpenAsync(CancellationToken cancellationToken = default)
    {
        var head = await _log.ReadHeadPositionAsync(cancellationToken);
        if (!await _runner.Progress.ReachedAsync(head, _wait, cancellationToken))
        {
            throw new EventLogException("unavailable",
                $"The read models are at {_runner.Progress.Position} and the log is at {head}; try again.");
        }

        return await _database.OpenForReadingAsync(cancellationToken);
    }

    /// <summary>
    /// Drops the tables of all projections, or of one, and fills them again from the first event; completes when they have
    /// reached the head as it was at the call. Runs them itself when the host does not. Queries meanwhile wait.
    /// </summary>
    public Task RebuildAsync(string? projection = null, CancellationToken cancellationToken = default)
        => _runner.RebuildAsync(projection, cancellationToken);

    private IEnumerable<Measurement<long>> Lags()
    {
        var reading = _log.ReadHeadPositionAsync().AsTask();
        var head = reading.IsCompletedSuccessfully ? reading.Result : 0;
        foreach (var state in _runner.States)
            yield return new(Math.Max(0, head - Math.Max(0, state.Position)), new KeyValuePair<string, object?>("projection", state.Projection.Name));
    }
}
