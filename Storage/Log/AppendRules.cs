namespace OrleansWarehouse.Storage.Log;

/// <summary>What an append must look like, whatever the log: a breach is a bug of the caller's and is thrown at once.</summary>
internal static class AppendRules
{
    public static void Check(Append append)
    {
        ArgumentNullException.ThrowIfNull(append);
        ArgumentException.ThrowIfNullOrEmpty(append.Stream);
        ArgumentOutOfRangeException.ThrowIfNegative(append.ExpectedVersion);
        if (append.Snapshot is { } snapshot && snapshot.Version > append.ExpectedVersion + append.Events.Count)
            throw new ArgumentException($"A snapshot of version {snapshot.Version} is ahead of its stream.", nameof(append));
        for (var i = 0; i < append.Events.Count; i++) Check(append.Events[i]);
        if (append.Begins is { } begins) Check(append, begins);
    }

    private static void Check(Append append, IReadOnlyList<FirstEvents> begins)
    {
        if (append.Events.Count == 0) throw new ArgumentException("Streams begin beside events of another only.", nameof(append));
        if (begins.Select(static begun => begun.Stream).Append(append.Stream).Distinct(StringComparer.Ordinal).Count() <= begins.Count)
            throw new ArgumentException($"A stream begins twice, or is {append.Stream}.", nameof(append));
        foreach (var (stream, events) in begins)
        {
            ArgumentException.ThrowIfNullOrEmpty(stream);
            if (events.Count == 0) throw new ArgumentException($"{stream} begins with nothing.", nameof(append));
            foreach (var created in events) Check(created);
        }
    }

    private static void Check(NewEvent created)
    {
        ArgumentException.ThrowIfNullOrEmpty(created.Type);
        ArgumentNullException.ThrowIfNull(created.By);
        ArgumentNullException.ThrowIfNull(created.Subjects);
    }
}
