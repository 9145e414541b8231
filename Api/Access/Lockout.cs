namespace OrleansWarehouse.Api.Access;

/// <summary>
/// Counts failures by name and locks a name out after too many: for a minute, doubled with each further failure up to 15 minutes.
/// Attempts under way count as failed, so that parallel attempts do not get around the limit. Kept in memory, for a bounded
/// number of names.
/// </summary>
internal sealed class Lockout(int limit, TimeProvider clock, int maxNames = 10_000)
{
    private static readonly TimeSpan First = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Busy = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly Dictionary<string, Entry> entries = new(StringComparer.Ordinal);

    public int Count
    {
        get
        {
            lock (gate) return entries.Count;
        }
    }

    /// <summary>Returns null when an attempt may be made, which must be followed by <see cref="End"/>; else how long to wait.</summary>
    public TimeSpan? Begin(string name)
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            var entry = EntryOf(name, now);
            if (entry.Until > now) return entry.Until - now;
            if (entry.UnderWay >= Math.Max(1, limit - entry.Failures)) return Busy;
            entry.UnderWay++;
            return null;
        }
    }

    /// <param name="succeeded">Null when the attempt had no result.</param>
    /// <param name="forgives">Whether a success resets the count of failures.</param>
    public void End(string name, bool? succeeded, bool forgives = true)
    {
        lock (gate)
        {
            if (!entries.TryGetValue(name, out var entry)) return;
            entry.UnderWay = Math.Max(0, entry.UnderWay - 1);
            if (succeeded is true && forgives) entry.Failures = 0;
            if (succeeded is false) Fail(entry, clock.GetUtcNow());
            if (entry is { Failures: 0, UnderWay: 0 }) entries.Remove(name);
        }
    }

    private void Fail(Entry entry, DateTimeOffset now)
    {
        entry.Failures++;
        entry.Last = now;
        if (entry.Failures < limit) return;
        var wait = First * Math.Pow(2, Math.Min(entry.Failures - limit, 10));
        entry.Until = now + (wait < Longest ? wait : Longest);
    }

    private Entry EntryOf(string name, DateTimeOffset now)
    {
        if (entries.TryGetValue(name, out var known) && (known.UnderWay > 0 || now - known.Last < Remembered)) return known;
        entries.Remove(name);
        if (entries.Count >= maxNames) MakeRoom(now);
        return entries[name] = new() { Last = now };
    }

    /// <summary>Evicts names that are not locked out first, then those whose last failure is oldest: a tenth at once, so that all are sorted seldom.</summary>
    private void MakeRoom(DateTimeOffset now)
    {
        var going = entries.OrderBy(pair => pair.Value.Until > now).ThenBy(pair => pair.Value.Last)
            .Take(Math.Max(1, maxNames / 10)).Select(pair => pair.Key).ToList();
        foreach (var name in going) entries.Remove(name);
    }

    private sealed class Entry
    {
        public int Failures { get; set; }

        public int UnderWay { get; set; }

        public DateTimeOffset Last { get; set; }

        public DateTimeOffset Until { get; set; }
    }
}
