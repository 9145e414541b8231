using System.Data.Common;

using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

using OrleansWarehouse.Storage.Log;

namespace OrleansWarehouse.Storage.Views;

/// <summary>
/// Follows the log and applies every projection; never skips an event, even if a projection throws. A projection that throws delays only
/// the readers of its own tables.
/// </summary>
internal sealed partial class ViewRunner(
    IEventLog log, IViewDatabase database, ILeadership leadership, IEnumerable<IProjection> projections, StorageOptions options,
    TimeProvider time, ILogger<ViewRunner> logger) : BackgroundService
{
    private readonly HashSet<string> rebuild = [];
    private readonly TimeSpan linger = database.Shared ? TimeSpan.FromMilliseconds(20) : options.ViewLinger;
    private readonly WakeSignal wake = new(time);
    private Backoff backoff = new(options.MaxBackoff);

    public IReadOnlyList<ProjectionState> States { get; } =
        [.. projections.Select(p => new ProjectionState(p, options.MaxBackoff, new(time)))];

    /// <summary>Whether this process fills the read models.</summary>
    public bool Leads { get; private set; }

    /// <summary>Projects pending events at once, because a query waits for them.</summary>
    public void ProjectNow() => wake.Set();

    public async Task RebuildAsync(string? projection, CancellationToken cancellationToken)
    {
        var states = States.Where(s => projection is null || s.Projection.Name == projection).ToList();
        if (states.Count == 0 && projection is not null) throw new ArgumentException($"There is no projection {projection}.", nameof(projection));
        if (database.Shared && ExecuteTask is not null && !Leads)
            throw new EventLogException("unavailable", "Another server fills the read models; send the request to that one.");
        lock (rebuild)
        {
            rebuild.UnionWith(states.Select(s => s.Projection.Name));
            foreach (var state in states) state.Progress.Set(-1);
        }

        var head = await log.ReadHeadPositionAsync(cancellationToken);
        using var own = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var running = ExecuteTask is null ? ExecuteAsync(own.Token) : Task.CompletedTask;
        wake.Set();
        foreach (var state in states) await state.Progress.ReachedAsync(head, Timeout.InfiniteTimeSpan, cancellationToken);
        await own.CancelAsync();
        await running;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        await leadership.LeadAsync("views", RunAsync, stoppingToken);
    }

    private async Task RunAsync(CancellationToken stoppingToken)
    {
        Leads = true;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var connection = await database.OpenForWritingAsync(stoppingToken);
                await FollowAsync(connection, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
#pragma warning disable CA1031 // Read models must never stop for good; whatever was thrown is reported and retried.
            catch (Exception e)
#pragma warning restore CA1031
            {
                await FailedAsync(e, backoff.Next(), stoppingToken);
            }
        }

        Leads = false;
    }

    private async Task FollowAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        foreach (var state in States) state.Position = ProjectionState.Unknown;
        while (true)
        {
            await PrepareAsync(connection, cancellationToken);
            var head = await log.ReadHeadPositionAsync(cancellationToken);
            var now = time.GetUtcNow();
            var ready = States.Where(s => s.Position >= 0 && s.Position < head && s.NotBefore <= now).ToList();
            if (ready.Count > 0) await RoundAsync(connection, ready, cancellationToken);
            Report();
            await RestAsync(now, cancellationToken);
        }
    }

    private void Report()
    {
        lock (rebuild)
        {
            foreach (var state in States) state.Progress.Set(rebuild.Contains(state.Projection.Name) ? -1 : state.Position);
        }
    }

    private async Task RoundAsync(DbConnection connection, List<ProjectionState> ready, CancellationToken cancellationToken)
    {
        var round = new ViewRound(log, time, options.ViewBatch);
        await round.RunAsync(connection, ready, cancellationToken);
        backoff.Reset();
        foreach (var (state, error) in round.Failures) LogProjectionFailed(error, state.Projection.Name, state.Position);
    }

    /// <summary>Creates the tables of projections that are new, have another version, or are to be rebuilt.</summary>
    private async Task PrepareAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        foreach (var state in States)
        {
            bool rebuild;
            lock (this.rebuild) rebuild = this.rebuild.Contains(state.Projection.Name);
            if ((state.Position >= 0 && !rebuild) || state.NotBefore > time.GetUtcNow()) continue;
            try
            {
                await PrepareAsync(connection, state, rebuild, cancellationToken);
            }
            catch (Exception e) when (ViewRound.IsTheProjections(e))
            {
                state.Failed(e, time.GetUtcNow());
                LogProjectionFailed(e, state.Projection.Name, state.Position);
            }
        }
    }

    private async Task PrepareAsync(DbConnection connection, ProjectionState state, bool rebuild, CancellationToken cancellationToken)
    {
        state.Position = await ViewTables.PrepareAsync(connection, state.Projection, () => log.ReadHeadPositionAsync(cancellationToken), rebuild);
        state.Succeeded();
        lock (this.rebuild) this.rebuild.Remove(state.Projection.Name);
        LogPrepared(state.Projection.Name, state.Position);
    }

    /// <summary>Waits for events, then for more of them to batch; does not wait while a full batch is pending.</summary>
    private async Task RestAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var head = await log.ReadHeadPositionAsync(cancellationToken);
        var healthy = States.Where(s => s.Error is null).Select(s => s.Position).DefaultIfEmpty(head).Min();
        if (head - healthy >= options.ViewBatch) return;
        if (head <= healthy) await IdleAsync(head, now, cancellationToken);
        if (!States.Any(s => s.Error is null && s.Progress.IsAwaited)) await wake.WaitAsync(linger, cancellationToken);
    }

    private async Task IdleAsync(long head, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var retries = States.Where(s => s.Error is not null).Select(s => s.NotBefore).ToList();
        var wait = retries.Count == 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromTicks(Math.Max(1, (retries.Min() - now).Ticks));
        await Task.WhenAny(
            log.WaitForMoreAsync(head, done.Token), wake.WaitAsync(Timeout.InfiniteTimeSpan, done.Token),
            Task.Delay(wait, time, done.Token));
        await done.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }

    private async Task FailedAsync(Exception error, TimeSpan pause, CancellationToken stoppingToken)
    {
        if (database.DiscardIfDamaged(error)) LogDiscarded(error);
        else LogFailed(error);
        await Task.Delay(pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}

