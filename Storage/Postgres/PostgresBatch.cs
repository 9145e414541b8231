using OrleansWarehouse.Storage.Log;

namespace OrleansWarehouse.Storage.Postgres;

/// <summary>Decides the waiting requests against the heads that were read under the lock, and collects the rows to write. Pure.</summary>
internal sealed class PostgresBatch(IReadOnlyList<IPending> pending)
{
    private Dictionary<string, Head> heads = [];
    private HashSet<string> taken = [];
    private long position;
    private long lastId;

    public List<StoredEvent> Events { get; } = [];

    /// <summary>The stream id of each of <see cref="Events"/>.</summary>
    public List<long> Streams { get; } = [];

    public List<(long Subject, long Position)> Subjects { get; } = [];

    public Dictionary<(long Stream, string Name), DateTimeOffset?> Due { get; } = [];

    public List<Operation> Operations { get; } = [];

    /// <summary>The heads that are new or changed.</summary>
    public List<Head> Touched { get; } = [];

    public IEnumerable<PendingAppend> Appends => pending.OfType<PendingAppend>();

    public IEnumerable<string> Names => Appends
        .SelectMany(p => p.Append.Events.SelectMany(e => e.Subjects)
            .Concat(p.Append.References?.Select(r => r.Stream) ?? [])
            .Concat(p.Append.Begins?.SelectMany(b => b.Events.SelectMany(e => e.Subjects).Prepend(b.Stream)) ?? [])
            .Prepend(p.Append.Stream))
        .Distinct(StringComparer.Ordinal);

    public IEnumerable<string> OperationIds => Appends.Select(p => p.Append.Operation?.Id).OfType<string>().Distinct(StringComparer.Ordinal);

    public void Decide(Dictionary<string, Head> heads, HashSet<string> taken, long lastPosition, long lastId)
    {
        (this.heads, this.taken, position, this.lastId) = (heads, taken, lastPosition, lastId);
        foreach (var one in Appends)
        {
            one.Outcome = Decide(one.Append);
            if (one.Outcome.Outcome != AppendOutcome.Committed && one.Append.Chain is { } chain) chain.Broken = true;
        }
    }

    private AppendResult Decide(Append append)
    {
        var head = Find(append.Stream);
        if (head.NextVersion != append.ExpectedVersion || append.Chain is { Broken: true })
            return new(AppendOutcome.Conflict, head.NextVersion, 0);
        if (append.Begins?.Any(begun => Find(begun.Stream).NextVersion > 0) is true) return new(AppendOutcome.Conflict, head.NextVersion, 0);
        if (append.References?.Any(IsStale) is true) return new(AppendOutcome.StaleReference, head.NextVersion, position);
        if (append.Operation is { } operation)
        {
            if (!taken.Add(operation.Id)) return new(AppendOutcome.OperationTaken, head.NextVersion, 0);
            Operations.Add(operation);
        }

        foreach (var begun in append.Begins ?? []) Begin(begun);
        Touch(head);
        foreach (var created in append.Events) Add(head, created);
        foreach (var due in append.Due ?? []) Due[(head.Id, due.Name)] = due.At;
        if (append.Snapshot is { } snapshot) head.NextSnapshot = snapshot;
        return new(AppendOutcome.Committed, head.NextVersion, append.Events.Count == 0 ? 0 : position);
    }

    /// <summary>Also true when an earlier append of the batch has changed it.</summary>
    private bool IsStale(Reference read) => (heads.GetValueOrDefault(read.Stream)?.NextVersion ?? 0) != read.Version;

    private void Begin(FirstEvents begun)
    {
        var head = Find(begun.Stream);
        Touch(head);
        foreach (var created in begun.Events) Add(head, created);
    }

    private void Add(Head head, NewEvent created)
    {
        Events.Add(new(++position, head.Name, ++head.NextVersion, created.Type, created.Schema, created.Data,
            created.At.ToUniversalTime(), created.By, created.Payload) { Cause = created.Cause });
        Streams.Add(head.Id);
        foreach (var name in created.Subjects.Distinct(StringComparer.Ordinal))
        {
            var subject = Find(name);
            if (subject == head) continue;
            if (!subject.Stored) Touch(subject);
            Subjects.Add((subject.Id, position));
        }
    }

    private Head Find(string name)
    {
        if (!heads.TryGetValue(name, out var head)) heads.Add(name, head = new(name, ++lastId, 0, null, stored: false));
        return head;
    }

    private void Touch(Head head)
    {
        if (head.Touched) return;
        head.Touched = true;
        Touched.Add(head);
    }
}

