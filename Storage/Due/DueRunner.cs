using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

using OrleansWarehouse.Storage.Log;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Storage.Due;

/// <summary>
/// Looks for due deadlines at start and every second, and has them handled, oldest first. One that fails is retried a few times and then
/// set aside, as reactions are; it does not block other deadlines.
/// </summary>
internal sealed partial class DueRunner(
    IEventLog log, ISetAsides setAsides, ILeadership leadership, IEnumerable<IDueHandler> handlers, RetryPolicy retryPolicy, StorageOptions options,
    TimeProvider time, ILogger<DueRunner> logger) : BackgroundService
{
    private const int Page = 500;

    private readonly SemaphoreSlim slots = new(options.DueConcurrency);
    private readonly WakeSignal wake = new(time);

    // Rows that were given to the handler and that were still due in the last round.
    private Dictionary<DueRow, DueTry> tried = [];
    private int round;

    /// <summary>Looks at once for set-asides that an operator wants retried.</summary>
    public void LookForRetries() => wake.Set();

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
        // What another leader tried meanwhile is not known here.
        tried = [];
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                while (await RoundAsync(handler, stoppingToken)) { }
                await wake.WaitAsync(options.DueInterval, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops; what is due now will be due at its next start.
        }
    }

    /// <summary>Starts the handling of a page of rows, without waiting for it to end; returns true when there are more.</summary>
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

            // Rows that have failed come after those that have not, because there may be enough of them to fill all slots.
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
        if (!tried.TryGetValue(row, out var one)) tried.Add(row, one = new(row, retryPolicy.NewBackoff()));
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
#pragma warning disable CA1031 // Whatever a handler throws, the row stays and is retried.
        catch (Exception e)
#pragma warning restore CA1031
        {
            error = e;
            if (!cancellationToken.IsCancellationRequested) LogFailed(e, one.Row.Stream, one.Row.Name);
        }

        one.End(error, Volatile.Read(ref round), time.GetUtcNow());
        slots.Release();
        // Completes the operator's retry soon.
        if (one.IsRetry) wake.Set();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The due rows could not be read; retrying")]
    private partial void LogUnreadable(Exception error);

    [LoggerMessage(Level = LogLevel.Error, Message = "The deadline {Name} of {Stream} failed; it will be retried")]
    private partial void LogFailed(Exception error, string stream, string name);
}

