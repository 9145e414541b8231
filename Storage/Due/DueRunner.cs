using System.Collections.Concurrent;

using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

using OrleansWarehouse.Storage.Log;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Storage.Due;

/// <summary>Looks at start and every second for due rows whose time has come, and has them handled, oldest first.</summary>
internal sealed partial class DueRunner(
    IEventLog log, ILeadership leadership, IEnumerable<IDueHandler> handlers, StorageOptions options, TimeProvider time,
    ILogger<DueRunner> logger) : BackgroundService
{
    private const int Page = 500;

    // Rows that were given to the handler and are still there: not before the time that stands beside them.
    private readonly ConcurrentDictionary<DueRow, (Backoff Backoff, DateTimeOffset NotBefore)> _tried = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        if (handlers.FirstOrDefault() is { } handler)
            await leadership.LeadAsync("due", leading => RunAsync(handler, leading), stoppingToken);
    }

    private async Task RunAsync(IDueHandler handler, CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.DueInterval, time);
        try
        {
            do
            {
                while (await RoundAsync(handler, stoppingToken)) { }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops; what is due now is due at its next start.
        }
    }

    /// <summary>Handles a page of rows; true when there are more.</summary>
    private async Task<bool> RoundAsync(IDueHandler handler, CancellationToken stoppingToken)
    {
        try
        {
            var now = time.GetUtcNow();
            var most = Page + _tried.Count;
            var rows = await log.ReadDueAsync(now, most, stoppingToken);
            var ready = rows.Where(row => !_tried.TryGetValue(row, out var tried) || tried.NotBefore <= now).Take(Page).ToList();
            if (rows.Count < most) Forget(rows);
            await Parallel.ForEachAsync(ready,
                new ParallelOptions { MaxDegreeOfParallelism = options.DueConcurrency, CancellationToken = stoppingToken },
                async (row, token) => await HandleAsync(handler, row, token));
            return ready.Count == Page;
        }
        catch (EventLogException e)
        {
            LogUnreadable(e);
            return false;
        }
    }

    private async Task HandleAsync(IDueHandler handler, DueRow row, CancellationToken cancellationToken)
    {
        var backoff = _tried.TryGetValue(row, out var tried) ? tried.Backoff : new Backoff(options.MaxBackoff);
        try
        {
            await handler.HandleAsync(row, cancellationToken);
        }
#pragma warning disable CA1031 // Whatever a handler throws: the row stays, and is tried again.
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogFailed(e, row.Stream, row.Name);
        }

        var pause = backoff.Next();
        _tried[row] = (backoff, time.GetUtcNow() + pause);
    }

    /// <summary>Drops what was cleared meanwhile; <paramref name="rows"/> are all that are due.</summary>
    private void Forget(IReadOnlyList<DueRow> rows)
    {
        var still = rows.ToHashSet();
        foreach (var row in _tried.Keys)
        {
            if (!still.Contains(row)) _tried.TryRemove(row, out _);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The due rows could not be read; it will be tried again")]
    private partial void LogUnreadable(Exception error);

    [LoggerMessage(Level = LogLevel.Error, Message = "What is due as {Name} of {Stream} failed; it will be tried again")]
    private partial void LogFailed(Exception error, string stream, string name);
}
