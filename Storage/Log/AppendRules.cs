namespace OrleansWarehouse.Storage.Log;

/// <summary>Validates the form of an append. A violation is a bug of the caller and throws at once.</summary>
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
        if (append.Events.Count == 0) throw new ArgumentException("New streams need an append that has events of its own.", nameof(append));
        if (begins.Select(static begun => begun.Stream).Append(append.Stream).Distinct(StringComparer.Ordinal).Count() <= begins.Count)
            throw new ArgumentException($"A new stream is named twice, or is {append.Stream} itself.", nameof(append));
        foreach (var (stream, events) in begins)
        {
            ArgumentException.ThrowIfNullOrEmpty(stream);
            if (events.Count == 0) throw new ArgumentException($"The new stream {stream} has no events.", nameof(append));
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
