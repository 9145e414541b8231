using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

using OrleansWarehouse.Storage.Log;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Storage.Due;

/// <summary>
/// Looks at start and every second for deadlines whose time has come, and has them handled, oldest first. One that fails is tried a
/// few times and then set aside, as reactions are: nothing waits behind it.
/// </summary>
internal sealed partial class DueRunner(
    IEventLog log, ISetAsides setAsides, ILeadership leadership, IEnumerable<IDueHandler> handlers, Tries tries, StorageOptions options,
    TimeProvider time, ILogger<DueRunner> logger) : BackgroundService
{
    private const int Page = 500;

    private readonly SemaphoreSlim slots = new(options.DueConcurrency);
    private readonly Bell bell = new(time);

    // Rows that were given to the handler and are still there, or were when it was looked last.
    private Dictionary<DueRow, DueTry> tried = [];
    private int round;

    /// <summary>Somebody has asked for a retry.</summary>
    public void LookForRetries() => bell.Ring();

    public override void Dispose()
    {
        base.Dispose();
        slots.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        if (handlers.FirstOrDefault() is { } handler)
            await leadership.LeadAsync("due", leading => RunAsync(handler, leading), stoppingToken);
    }

    private async Task RunAsync(IDueHandler handler, CancellationToken stoppingToken)
    {
        // What another one tried meanwhile is not known here.
        tried = [];
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                while (await RoundAsync(handler, stoppingToken)) { }
                await bell.HeardAsync(options.DueInterval, stoppingToken);
            }
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
            var (now, round) = (time.GetUtcNow(), Interlocked.Increment(ref this.round));
            var held = await ReadHeldAsync(stoppingToken);
            var most = Page + tried.Count + held.Count;
            var rows = await log.ReadDueAsync(now, most, stoppingToken);
            var ready = new List<DueTry>();
            foreach (var row in rows)
                if (await IsReadyAsync(TryOf(row), held, round, now)) ready.Add(tried[row]);
            if (rows.Count < most) await ForgetAsync(rows, held);

            // What has failed takes its turn after what has not: there may be so much of it that it fills the slots.
            foreach (var one in ready.OrderBy(static one => one.Tries > 0 || one.IsRetry).Take(Page))
            {
                await slots.WaitAsync(stoppingToken);
                _ = HandleAsync(handler, one, stoppingToken);
            }

            return ready.Count >= Page;
        }
        catch (EventLogException e)
        {
            LogUnreadable(e);
            return false;
        }
    }

    private DueTry TryOf(DueRow row)
    {
        if (!tried.TryGetValue(row, out var one)) tried.Add(row, one = new(row, tries.NewBackoff()));
        return one;
    }

    private async Task HandleAsync(IDueHandler handler, DueTry one, CancellationToken cancellationToken)
    {
        one.Begin(time.GetUtcNow());
        Exception? error = null;
        try
        {
            await Task.Run(() => handler.HandleAsync(one.Row, cancellationToken), cancellationToken);
        }
#pragma warning disable CA1031 // Whatever a handler throws: the row stays, and is tried again.
        catch (Exception e)
#pragma warning restore CA1031
        {
            error = e;
            if (!cancellationToken.IsCancellationRequested) LogFailed(e, one.Row.Stream, one.Row.Name);
        }

        one.End(error, Volatile.Read(ref round), time.GetUtcNow());
        slots.Release();
        // Whoever asked for a retry is told soon.
        if (one.IsRetry) bell.Ring();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The due rows could not be read; it will be tried again")]
    private partial void LogUnreadable(Exception error);

    [LoggerMessage(Level = LogLevel.Error, Message = "What is due as {Name} of {Stream} failed; it will be tried again")]
    private partial void LogFailed(Exception error, string stream, string name);
}

