using OrleansWarehouse.Simulation.Tests.Hosting;
using OrleansWarehouse.Simulation.Tests.Log;

namespace OrleansWarehouse.Simulation.Tests.Followers;

/// <summary>Calls those whose deadlines are reached: on time, late, or twice. One that fails is tried a few times and set aside.</summary>
internal sealed class SimDeadlines(
    Scheduler scheduler, SimClock clock, Dice dice, FollowerFaults rates, Faults faults, Process process, SimLog log, Func<IDueHandler> handler)
{
    private const int MostTries = 5;

    private static readonly TimeSpan SetAsideRetry = TimeSpan.FromMinutes(10);

    private readonly Dictionary<DueRow, Deadline> known = [];

    /// <summary>Called when one has failed by itself.</summary>
    public Action<DueRow, Exception>? Failed { get; set; }

    /// <summary>Does something else than calling; false lets it be called. For mutants.</summary>
    public Func<DueRow, bool>? Altering { get; set; }

    /// <summary>Those that are set aside, each with its reason.</summary>
    public IEnumerable<(DueRow Row, string Reason)> SetAsides =>
        log.Due.Where(row => known.TryGetValue(row, out var one) && one.SetAside is not null).Select(row => (row, known[row].SetAside!));

    /// <summary>When the next one is to be heard; null when none is set.</summary>
    public DateTimeOffset? Next
    {
        get
        {
            DateTimeOffset? next = null;
            foreach (var row in log.Due)
                if (Of(row).NotBefore is var at && (next is null || at < next)) next = at;
            return next;
        }
    }

    /// <summary>Has all called whose time has come.</summary>
    public void Look()
    {
        foreach (var row in log.Due.Where(row => Of(row).NotBefore <= clock.Now).ToArray())
        {
            var one = known[row];
            if (one.HasEnded) Judge(row, one);
            if (one.NotBefore > clock.Now) continue;
            one.NotBefore = DateTimeOffset.MaxValue;
            Call(row, one);
            if (!dice.Chance(rates.DeadlineTwice)) continue;
            faults.Hit(Faults.DeadlineTwice);
            Call(row, one);
        }
    }

    /// <summary>Has all that is set aside tried again.</summary>
    public void RetryAll()
    {
        foreach (var (row, _) in SetAsides.ToArray())
            if (known[row].NotBefore < DateTimeOffset.MaxValue) known[row].NotBefore = clock.Now;
    }

    private Deadline Of(DueRow row)
    {
        if (known.TryGetValue(row, out var one)) return one;
        one = new() { NotBefore = row.At };
        if (dice.Chance(rates.LateDeadline))
        {
            faults.Hit(Faults.DeadlineLate);
            one.NotBefore += TimeSpan.FromSeconds(dice.Between(1, 900));
        }

        if (dice.Chance(rates.DeadlineSetAside)) one.FailsFor = MostTries + dice.Below(3);
        return known[row] = one;
    }

    private void Call(DueRow row, Deadline one) => new Lane(scheduler, process).Post(() => _ = HandleAsync(row, one));

    private async Task HandleAsync(DueRow row, Deadline one)
    {
        try
        {
            if (one.FailsFor > 0)
            {
                one.FailsFor--;
                throw new EventLogException("unavailable", "The deadline is made to fail.");
            }

            if (Altering?.Invoke(row) is not true) await handler().HandleAsync(row, CancellationToken.None);
            one.Failure = new InvalidOperationException("It was handled, and is due as before.");
        }
        catch (Exception failure)
        {
            one.Failure = failure;
        }

        one.HasEnded = true;
        one.NotBefore = clock.Now + TimeSpan.FromSeconds(1);
    }

    /// <summary>It is still there after it was called.</summary>
    private void Judge(DueRow row, Deadline one)
    {
        one.HasEnded = false;
        var failure = one.Failure!;
        if (failure is not (EventLogException or WarehouseUnavailableException)) Failed?.Invoke(row, failure);
        if (one.SetAside is null && ++one.Tries < MostTries) return;
        if (one.SetAside is null) faults.Hit(Faults.DeadlineSetAside);
        one.SetAside = $"{failure.GetType().Name}: {failure.Message}";
        one.NotBefore = clock.Now + SetAsideRetry;
    }

    /// <summary>What is known of a row.</summary>
    private sealed class Deadline
    {
        public DateTimeOffset NotBefore { get; set; }

        public int Tries { get; set; }

        /// <summary>A try has ended that nobody has judged.</summary>
        public bool HasEnded { get; set; }

        public Exception? Failure { get; set; }

        /// <summary>It fails whatever it does, so often.</summary>
        public int FailsFor { get; set; }

        public string? SetAside { get; set; }
    }
}
