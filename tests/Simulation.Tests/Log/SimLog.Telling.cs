using OrleansWarehouse.Simulation.Tests.Hosting;

namespace OrleansWarehouse.Simulation.Tests.Log;

/// <summary>Who follows the log by being told: at once, or late, or not at all until it looks by itself.</summary>
internal sealed partial class SimLog
{
    private readonly Dictionary<string, List<StoredEvent>> subjects = new(StringComparer.Ordinal);
    private readonly List<StoredEvent> untold = [];
    private CommitListener? listener;
    private DateTimeOffset lateUntil;
    private long lateAfter;

    /// <summary>Has whoever was not told of something read it.</summary>
    public Action? Missed { get; set; }

    /// <summary>Whoever listened before died with its process.</summary>
    public void SubscribeToCommits(CommitListener listener)
    {
        this.listener = listener;
        untold.Clear();
        lateUntil = default;
    }

    /// <summary>For a time nothing is told; then all of it at once, or nothing.</summary>
    public void BeLate(TimeSpan time)
    {
        faults.Hit(Faults.StaleReference);
        if (lateUntil <= clock.Now && untold.Count == 0) lateAfter = all.Count;
        lateUntil = clock.Now + time;
        clock.At(lateUntil, CatchUp);
    }

    private void CatchUp()
    {
        if (clock.Now < lateUntil || untold.Count == 0) return;
        var late = untold.ToArray();
        untold.Clear();
        if (dice.Chance(0.5)) listener?.Invoke(lateAfter, late);
        else Missed?.Invoke();
    }

    private void Tell(long after, List<StoredEvent> fresh)
    {
        if (clock.Now < lateUntil || untold.Count > 0) untold.AddRange(fresh);
        else listener?.Invoke(after, fresh);
    }

    private List<StoredEvent> EventsOf(string subject)
    {
        if (!subjects.TryGetValue(subject, out var events)) subjects.Add(subject, events = []);
        return events;
    }

    private async ValueTask<IReadOnlyList<StoredEvent>> ReadAsync(string subject, long after, int max)
    {
        await DawdleAsync();
        return [.. EventsOf(subject).Where(stored => stored.Position > after).Take(max)];
    }
}
