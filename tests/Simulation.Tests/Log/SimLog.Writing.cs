using OrleansWarehouse.Simulation.Tests.Hosting;

namespace OrleansWarehouse.Simulation.Tests.Log;

/// <summary>How appends end.</summary>
internal sealed partial class SimLog
{
    private readonly SortedDictionary<(string Stream, string Name), DateTimeOffset> due = new(DueOrder.Instance);

    private int told;

    /// <summary>What is due, and when.</summary>
    public IEnumerable<DueRow> Due => due.Select(static row => new DueRow(row.Key.Stream, row.Key.Name, row.Value));

    /// <summary>Appends that were not written, and that lost to somebody else.</summary>
    public (int Lost, int Conflicts) Failed { get; private set; }

    public ValueTask<IReadOnlyList<DueRow>> ReadDueAsync(DateTimeOffset now, int max, CancellationToken cancellationToken = default) =>
        new([.. Due.Where(row => row.At <= now).OrderBy(static row => row.At).Take(max)]);

    /// <summary>The machine has failed: a commit that was under way was written whole or not at all, any other append that the disk had
    /// not answered was written, or was not; nobody is told.</summary>
    public void Crash()
    {
        foreach (var commit in commits)
        {
            Held -= commit.Count;
            foreach (var (stream, _) in commit) stream.IsInCommit = false;
            if (commit.Select(static one => one.Stream).Distinct().Count() > 1) faults.Hit(Faults.DeathInCommit);
            if (dice.Chance(0.5)) Tell(() => commit.ForEach(one => Write(one.Stream, one.Held.Append)));
        }

        commits.Clear();
        foreach (var stream in streams.Values.ToArray())
        {
            var reached = true;
            while (stream.Held.TryDequeue(out var held))
            {
                Held--;
                reached &= dice.Chance(0.5);
                if (reached) Tell(() => Write(stream, held.Append));
            }
        }
    }

    private void Decide(Stream stream, HeldAppend held)
    {
        if (dice.Chance(rates.NotWritten))
        {
            faults.Hit(Faults.NotWritten);
            Refuse(held);
        }
        else if (dice.Chance(rates.Unknown)) LoseSight(stream, held);
        else Answer(held, Tell(() => Write(stream, held.Append)));
    }

    /// <summary>The log answers that it does not know, and the append is there or is not.</summary>
    private void LoseSight(Stream stream, HeldAppend held)
    {
        var written = dice.Chance(0.5);
        faults.Hit(written ? Faults.UnknownWritten : Faults.UnknownLost);
        if (written) Tell(() => Write(stream, held.Append));
        if (tampering.TakesUnknownForDone)
            Answer(held, new AppendResult(AppendOutcome.Committed, held.Append.ExpectedVersion + held.Append.Events.Count, all.Count));
        else Refuse(held);
    }

    private void Refuse(HeldAppend held)
    {
        if (held.Append.Chain is { } chain) chain.Broken = true;
        Failed = (Failed.Lost + 1, Failed.Conflicts);
        Answer(held, static answer => answer.TrySetException(new EventLogException("unavailable", "The log does not answer.")));
    }

    private void Answer(HeldAppend held, AppendResult result)
    {
        if (result.Outcome is AppendOutcome.Conflict) Failed = (Failed.Lost, Failed.Conflicts + 1);
        if (result.Outcome is AppendOutcome.Committed && held.IsAnother)
        {
            if (held.Append.Chain is { } chain) chain.Broken = true;
            StreamOf(held.Append.Stream).IsDecidedAnew = true;
            result = new(AppendOutcome.Conflict, result.Version, 0);
        }

        Answer(held, answer => answer.TrySetResult(result));
    }

    /// <summary>The answer is on its way; where it is lost, whoever waits reads the heads and comes to the same, later.</summary>
    private void Answer(HeldAppend held, Action<TaskCompletionSource<AppendResult>> tell)
    {
        var told = new OneShot(held.Caller, () => tell(held.Answer));
        var lost = dice.Chance(rates.AnswerLost);
        if (lost) faults.Hit(Faults.AnswerLost);
        scheduler.Ready(lost ? new OneShot(held.Caller, () => scheduler.Ready(told)) : told);
    }

    /// <summary>Writes, and then tells of all that is new at once: it has become durable in one moment.</summary>
    private T Tell<T>(Func<T> write)
    {
        var written = write();
        TellNew();
        return written;
    }

    private void Tell(Action write)
    {
        write();
        TellNew();
    }

    private void TellNew()
    {
        if (all.Count == told) return;
        var fresh = all.GetRange(told, all.Count - told);
        Tell(told, fresh);
        told = all.Count;
        Committed?.Invoke(fresh);
    }

    private AppendResult Write(Stream stream, Append append)
    {
        var events = stream.Events;
        if (append.Chain is { Broken: true } || events.Count != append.ExpectedVersion || append.Begins?.Any(begun => VersionOf(begun.Stream) > 0) is true)
        {
            if (append.Chain is { } chain) chain.Broken = true;
            return new(AppendOutcome.Conflict, events.Count, 0);
        }

        if (!tampering.IgnoresReferences && append.References?.Any(read => VersionOf(read.Stream) != read.Version) is true)
        {
            faults.Hit(Faults.StaleDecision);
            if (append.Chain is { } chain) chain.Broken = true;
            return new(AppendOutcome.StaleReference, events.Count, all.Count);
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
        foreach (var begun in append.Begins ?? []) Write(begun.Stream, StreamOf(begun.Stream).Events, begun.Events);
        Write(append.Stream, events, append.Events);

        foreach (var change in append.Due ?? [])
        {
            if (change.At is { } at) due[(append.Stream, change.Name)] = at;
            else due.Remove((append.Stream, change.Name));
        }

        if (append.Snapshot is { } snapshot) stream.Snapshot = snapshot;
        return new(AppendOutcome.Committed, events.Count, all.Count > first ? all.Count : 0);
    }

    private void Write(string stream, List<StoredEvent> events, IReadOnlyList<NewEvent> fresh)
    {
        foreach (var created in fresh)
        {
            var stored = new StoredEvent(
                all.Count + 1, stream, events.Count + 1, created.Type, created.Schema, created.Data, created.At, created.By, created.Payload)
            {
                Cause = created.Cause,
            };
            events.Add(stored);
            all.Add(stored);
            foreach (var subject in created.Subjects) EventsOf(subject).Add(stored);
            if (tampering.TellsInHalves) TellNew();
        }
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

    /// <summary>The log does not know whether an append is written; it is, or it is not.</summary>
    public double Unknown { get; set; }

    /// <summary>An append is committed together with what waits of other streams: all of it or none.</summary>
    public double Grouped { get; set; }

    /// <summary>A commit of several streams is not written, and all of their callers are told so.</summary>
    public double GroupNotWritten { get; set; }

    /// <summary>The machine dies in a commit of several streams.</summary>
    public double DiesInCommit { get; set; }

    /// <summary>An append is written, and the first answer is lost.</summary>
    public double AnswerLost { get; set; }

    /// <summary>A snapshot is not there when it is read.</summary>
    public double SnapshotLost { get; set; }
}
