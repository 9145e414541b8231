namespace OrleansWarehouse.Api.Access;

/// <summary>
/// Counts failures by name, and makes who fails too often wait: a minute, then twice as long for each failure more. Attempts
/// that are under way count as failed ones, so that many at once are no way around it. Kept in memory, and of a bounded number
/// of names.
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

    /// <summary>Null: try, and then call <see cref="End"/>. Else how long to wait before another attempt.</summary>
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

    /// <param name="succeeded">Null: nothing came of it, either way.</param>
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

    /// <summary>What is out of date goes, else what failed longest ago: a tenth at once, to look through all only seldom.</summary>
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
