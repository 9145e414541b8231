using System.Data.Common;
using System.Diagnostics.Metrics;

using OrleansWarehouse.Storage.Log;

namespace OrleansWarehouse.Storage.Views;

/// <summary>Opens the read models for queries once they include every write answered before, and rebuilds them.</summary>
public sealed class ViewStore : IViews
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(10);

    private readonly IEventLog log;
    private readonly IViewDatabase database;
    private readonly ViewRunner runner;
    private readonly TimeSpan wait;
    private readonly TimeProvider time;

    internal ViewStore(IEventLog log, IViewDatabase database, ViewRunner runner, StorageOptions options, TimeProvider time)
    {
        (this.log, this.database, this.runner, wait, this.time) = (log, database, runner, options.ViewsWait, time);
        LogMeter.Meter.CreateObservableGauge("warehouse.views.lag", Lags, "{event}", "Positions that a projection is behind the log.");
    }

    /// <inheritdoc />
    public async ValueTask<DbConnection> OpenAsync(IReadOnlyList<string> tables, CancellationToken cancellationToken = default) =>
        await OpenAsync(tables, await log.ReadHeadPositionAsync(cancellationToken), cancellationToken);

    /// <inheritdoc />
    public async ValueTask<DbConnection> OpenAsync(IReadOnlyList<string> tables, long position, CancellationToken cancellationToken = default)
    {
        var read = WritersOf(tables);
        if (database.Shared && !runner.Leads) return await OpenSharedAsync(read, position, cancellationToken);
        var waiting = read.Where(state => state.Progress.Position < position).ToList();
        if (waiting.Count > 0) await WaitAsync(waiting, position, cancellationToken);
        return await database.OpenForReadingAsync(cancellationToken);
    }

    /// <summary>
    /// Drops the tables of all projections, or of one, and fills them again from the first event. Completes when they have reached the
    /// log's head as of the call. Runs the projections itself when the host does not. Queries wait meanwhile.
    /// </summary>
    public Task RebuildAsync(string? projection = null, CancellationToken cancellationToken = default)
        => runner.RebuildAsync(projection, cancellationToken);

    private static ViewLagException Lagging(string projection, long position, long head)
        => new(projection, $"The read model {projection} is at {position} and the log is at {head}; try again.");

    private List<ProjectionState> WritersOf(IReadOnlyList<string> tables)
    {
        var states = new List<ProjectionState>(tables.Count);
        foreach (var table in tables)
        {
            var writer = runner.States.FirstOrDefault(s => s.Projection.Tables.Contains(table))
                ?? throw new ArgumentException($"No projection writes {table}.", nameof(tables));
            if (!states.Contains(writer)) states.Add(writer);
        }

        return states;
    }

    private async Task WaitAsync(List<ProjectionState> states, long head, CancellationToken cancellationToken)
    {
        var reaching = states.ConvertAll(state => state.Progress.ReachedAsync(head, wait, cancellationToken).AsTask());
        runner.ProjectNow();
        var reached = await Task.WhenAll(reaching);
        var late = Array.IndexOf(reached, false);
        if (late >= 0) throw Lagging(states[late].Projection.Name, states[late].Progress.Position, head);
    }

    /// <summary>Another server fills the read models: polls the checkpoints in the database.</summary>
    private async ValueTask<DbConnection> OpenSharedAsync(List<ProjectionState> read, long head, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        var connection = await database.OpenForReadingAsync(cancellationToken);
        try
        {
            while (true)
            {
                var positions = await ViewTables.ReadPositionsAsync(connection, read.Select(state => state.Projection));
                var (late, position) = positions.FirstOrDefault(one => one.Position < head);
                if (late is null) return connection;
                if (time.GetElapsedTime(start) > wait) throw Lagging(late.Name, position, head);
                await Task.Delay(Poll, time, cancellationToken);
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
        var reading = log.ReadHeadPositionAsync().AsTask();
        var head = reading.IsCompletedSuccessfully ? reading.Result : 0;
        foreach (var state in runner.States)
            yield return new(Math.Max(0, head - Math.Max(0, state.Position)), new KeyValuePair<string, object?>("projection", state.Projection.Name));
    }
}

