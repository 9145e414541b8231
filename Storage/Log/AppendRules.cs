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
    }

    private static void Check(NewEvent created)
    {
        ArgumentException.ThrowIfNullOrEmpty(created.Type);
        ArgumentNullException.ThrowIfNull(created.By);
        ArgumentNullException.ThrowIfNull(created.Subjects);
    }
}
