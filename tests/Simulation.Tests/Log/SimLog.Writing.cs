using OrleansWarehouse.Simulation.Tests.Hosting;

namespace OrleansWarehouse.Simulation.Tests.Log;

/// <summary>How appends end.</summary>
internal sealed partial class SimLog
{
    private readonly SortedDictionary<(string Stream, string Name), DateTimeOffset> due = new(DueOrder.Instance);

    /// <summary>How often a due row has been set.</summary>
    public IEnumerable<DueRow> Due => due.Select(static row => new DueRow(row.Key.Stream, row.Key.Name, row.Value));

    /// <summary>Appends that were not written, and that lost to somebody else.</summary>
    public (int Lost, int Conflicts) Failed { get; private set; }

    public ValueTask<IReadOnlyList<DueRow>> ReadDueAsync(DateTimeOffset now, int max, CancellationToken cancellationToken = default) =>
        new([.. Due.Where(row => row.At <= now).OrderBy(static row => row.At).Take(max)]);

    /// <summary>The machine has failed: each append that the disk had not answered was written, or was not; nobody is told.</summary>
    public void Crash()
    {
        foreach (var stream in streams.Values.ToArray())
        {
            var reached = true;
            while (stream.Held.TryDequeue(out var held))
            {
                Held--;
                reached &= dice.Chance(0.5);
                if (reached) Write(stream, held.Append);
            }
        }
    }

    private void Decide(Stream stream, HeldAppend held)
    {
        if (dice.Chance(faults.NotWritten))
        {
            if (held.Append.Chain is { } chain) chain.Broken = true;
            Failed = (Failed.Lost + 1, Failed.Conflicts);
            Answer(held, static answer => answer.TrySetException(new EventLogException("unavailable", "The log does not answer.")));
            return;
        }

        var result = Write(stream, held.Append);
        if (result.Outcome is AppendOutcome.Conflict) Failed = (Failed.Lost, Failed.Conflicts + 1);
        Answer(held, answer => answer.TrySetResult(result));
    }

    /// <summary>The answer is on its way; where it is lost, whoever waits reads the heads and comes to the same, later.</summary>
    private void Answer(HeldAppend held, Action<TaskCompletionSource<AppendResult>> tell)
    {
        var told = new OneShot(held.Caller, () => tell(held.Answer));
        scheduler.Ready(dice.Chance(faults.AnswerLost) ? new OneShot(held.Caller, () => scheduler.Ready(told)) : told);
    }

    private AppendResult Write(Stream stream, Append append)
    {
        var events = stream.Events;
        if (append.Chain is { Broken: true } || events.Count != append.ExpectedVersion)
        {
            if (append.Chain is { } chain) chain.Broken = true;
            return new(AppendOutcome.Conflict, events.Count, 0);
        }

        if (append.Operation is { } operation)
        {
            if (operations.TryGetValue(operation.Id, out var known) && known.Expires > clock.Now)
            {
                if (append.Chain is { } broken) broken.Broken = true;
                return new(AppendOutcome.OperationTaken, events.Count, 0);
            }

            operations[operation.Id] = operation;
        }

        var first = all.Count;
        foreach (var created in append.Events)
        {
            var stored = new StoredEvent(
                all.Count + 1, append.Stream, events.Count + 1, created.Type, created.Schema, created.Data, created.At, created.By, created.Payload)
            {
                Cause = created.Cause,
            };
            events.Add(stored);
            all.Add(stored);
        }

        foreach (var change in append.Due ?? [])
        {
            if (change.At is { } at) due[(append.Stream, change.Name)] = at;
            else due.Remove((append.Stream, change.Name));
        }

        if (append.Snapshot is { } snapshot) stream.Snapshot = snapshot;
        if (all.Count > first) Committed?.Invoke(all.GetRange(first, all.Count - first));
        return new(AppendOutcome.Committed, events.Count, all.Count > first ? all.Count : 0);
    }

    private sealed class DueOrder : IComparer<(string Stream, string Name)>
    {
        public static DueOrder Instance { get; } = new();

        public int Compare((string Stream, string Name) x, (string Stream, string Name) y)
        {
            var order = string.CompareOrdinal(x.Stream, y.Stream);
            return order == 0 ? string.CompareOrdinal(x.Name, y.Name) : order;
        }
    }
}

/// <summary>How often the log is not as one would wish.</summary>
internal sealed class LogFaults
{
    /// <summary>A read takes a step of its own.</summary>
    public double SlowReads { get; set; } = 0.1;

    /// <summary>An append is not written, and its caller is told so.</summary>
    public double NotWritten { get; set; }

    /// <summary>An append is written, and the first answer is lost.</summary>
    public double AnswerLost { get; set; }

    /// <summary>A snapshot is not there when it is read.</summary>
    public double SnapshotLost { get; set; }
}
