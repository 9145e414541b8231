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

    // Rows that were given to the handler and are still there: not before the time that stands beside them, which is never
    // while the handler is at it.
    private readonly ConcurrentDictionary<DueRow, (Backoff Backoff, DateTimeOffset NotBefore)> _tried = new();
    private readonly SemaphoreSlim _slots = new(options.DueConcurrency);

    public override void Dispose()
    {
        base.Dispose();
        _slots.Dispose();
    }

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

    /// <summary>Has a page of rows handled, without waiting for the slow ones; true when there are more.</summary>
    private async Task<bool> RoundAsync(IDueHandler handler, CancellationToken stoppingToken)
    {
        try
        {
            var now = time.GetUtcNow();
            var most = Page + _tried.Count;
            var rows = await log.ReadDueAsync(now, most, stoppingToken);
            var ready = rows.Where(row => !_tried.TryGetValue(row, out var tried) || tried.NotBefore <= now).Take(Page).ToList();
            if (rows.Count < most) Forget(rows);
            foreach (var row in ready)
            {
                await _slots.WaitAsync(stoppingToken);
                _ = HandleAsync(handler, row, stoppingToken);
            }

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
        _tried[row] = (backoff, DateTimeOffset.MaxValue);
        try
        {
            await Task.Run(() => handler.HandleAsync(row, cancellationToken), cancellationToken);
        }
#pragma warning disable CA1031 // Whatever a handler throws: the row stays, and is tried again.
        catch (Exception e)
#pragma warning restore CA1031
        {
            if (!cancellationToken.IsCancellationRequested) LogFailed(e, row.Stream, row.Name);
        }

        var pause = backoff.Next();
        _tried[row] = (backoff, time.GetUtcNow() + pause);
        _slots.Release();
    }

    /// <summary>Drops what was cleared meanwhile; <paramref name="rows"/> are all that are due.</summary>
    private void Forget(IReadOnlyList<DueRow> rows)
    {
        var still = rows.ToHashSet();
        foreach (var (row, tried) in _tried)
        {
            if (tried.NotBefore != DateTimeOffset.MaxValue && !still.Contains(row)) _tried.TryRemove(row, out _);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The due rows could not be read; it will be tried again")]
    private partial void LogUnreadable(Exception error);

    [LoggerMessage(Level = LogLevel.Error, Message = "What is due as {Name} of {Stream} failed; it will be tried again")]
    private partial void LogFailed(Exception error, string stream, string name);
}
