using OrleansWarehouse.Simulation.Tests.Hosting;
using OrleansWarehouse.Simulation.Tests.Log;

namespace OrleansWarehouse.Simulation.Tests.Followers;

/// <summary>Calls those whose deadlines are reached: on time, late, or twice.</summary>
internal sealed class SimDeadlines(
    Scheduler scheduler, SimClock clock, Dice dice, FollowerFaults faults, Process process, SimLog log, Func<IDueHandler> handler)
{
    private readonly Dictionary<DueRow, DateTimeOffset> notBefore = [];

    /// <summary>When the next one is to be heard; null when none is set.</summary>
    public DateTimeOffset? Next
    {
        get
        {
            DateTimeOffset? next = null;
            foreach (var row in log.Due)
                if (TimeOf(row) is { } at && (next is null || at < next)) next = at;
            return next;
        }
    }

    /// <summary>Has all called whose time has come.</summary>
    public void Look()
    {
        foreach (var row in log.Due.Where(row => TimeOf(row) <= clock.Now).ToArray())
        {
            notBefore[row] = DateTimeOffset.MaxValue;
            Call(row);
            if (dice.Chance(faults.DeadlineTwice)) Call(row);
        }
    }

    private DateTimeOffset TimeOf(DueRow row)
    {
        if (notBefore.TryGetValue(row, out var at)) return at;
        return notBefore[row] = dice.Chance(faults.LateDeadline) ? row.At + TimeSpan.FromSeconds(dice.Between(1, 900)) : row.At;
    }

    private void Call(DueRow row) => new Lane(scheduler, process).Post(() => _ = HandleAsync(row));

    private async Task HandleAsync(DueRow row)
    {
        try
        {
            await handler().HandleAsync(row, CancellationToken.None);
        }
        catch (Exception)
        {
            // It is still due, and is called again.
        }

        notBefore[row] = clock.Now + TimeSpan.FromSeconds(1);
    }
}
