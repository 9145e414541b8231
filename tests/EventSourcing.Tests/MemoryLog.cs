using System.Runtime.CompilerServices;

namespace OrleansWarehouse.EventSourcing.Tests;

/// <summary>The outcome of an append.</summary>
internal enum AppendFate
{
    Committed,

    /// <summary>Not written, and the caller is told so.</summary>
    Lost,

    /// <summary>Written, but the caller is told that it failed.</summary>
    AnswerLost,
}

/// <summary>A log in memory. It commits at once or, while it <see cref="Holds"/>, when and as the test says.</summary>
internal sealed class MemoryLog : IEventLog
{
    private readonly Dictionary<string, List<StoredEvent>> streams = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Operation> operations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SnapshotName> snapshots = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Stream, string Name), DateTimeOffset> due = [];
    private readonly Queue<(Append Append, TaskCompletionSource<AppendResult> Answer)> held = new();
    private readonly List<(string Subject, StoredEvent Event)> subjects = [];
    private readonly List<StoredEvent> untold = [];
    private CommitListener? listener;
    private long told;
    private long position;

    public bool Holds { get; set; }

    public bool IsDown { get; set; }

    public int Held => held.Count;

    /// <summary>Whether others write it too: commits are then announced by <see cref="Tell"/> only, and references are checked.</summary>
    public bool IsShared { get; set; }

    /// <summary>The appends that were requested.</summary>
    public List<Append> Appends { get; } = [];

    /// <summary>The events that were read by subject.</summary>
    public List<StoredEvent> Read { get; } = [];

    public IEnumerable<DueRow> Due => due.Select(row => new DueRow(row.Key.Stream, row.Key.Name, row.Value));

    public IReadOnlyList<StoredEvent> EventsOf(string stream) => streams.GetValueOrDefault(stream, []);

    public Task<AppendResult> AppendAsync(Append append)
    {
        if (IsDown) throw Failure();
        Appends.Add(append);
        if (!Holds) return Task.FromResult(Write(append));
        // Continuations run within Next: there is one thread, as in an aggregate's turn.
        var answer = new TaskCompletionSource<AppendResult>();
        held.Enqueue((append, answer));
        return answer.Task;
    }

    /// <summary>Decides the outcome of the oldest waiting append.</summary>
    public void Next(AppendFate fate = AppendFate.Committed)
    {
        var (append, answer) = held.Dequeue();
        var result = fate is AppendFate.Lost ? default : Write(append);
        if (fate is AppendFate.Committed)
        {
            answer.SetResult(result);
            return;
        }

        if (append.Chain is { } chain) chain.Broken = true;
        answer.SetException(Failure());
    }

    public ValueTask<StreamHead> ReadHeadAsync(string stream, CancellationToken cancellationToken = default) => IsDown
        ? throw Failure()
        : new(new StreamHead(EventsOf(stream).Count, snapshots.GetValueOrDefault(stream)));

    public async IAsyncEnumerable<StoredEvent> ReadStreamAsync(
        string stream, long afterVersion, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask;
        foreach (var stored in EventsOf(stream).Skip((int)afterVersion)) yield return stored with { Payload = null };
    }

    public ValueTask<Operation?> FindOperationAsync(string id, CancellationToken cancellationToken = default) =>
        new(operations.GetValueOrDefault(id));

    public ValueTask<IReadOnlyList<DueRow>> ReadDueAsync(DateTimeOffset now, int max, CancellationToken cancellationToken = default) =>
        new(Due.Where(row => row.At <= now).OrderBy(row => row.At).Take(max).ToList());

    public ValueTask<IReadOnlyList<StoredEvent>> ReadAllAsync(long afterPosition, int max, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public ValueTask<IReadOnlyList<StoredEvent>> ReadSubjectAsync(
        string subject, long afterPosition, int max, CancellationToken cancellationToken = default)
    {
        if (IsDown) throw Failure();
        var found = subjects.Where(one => one.Subject == subject && one.Event.Position > afterPosition).Select(one => one.Event).Take(max).ToList();
        Read.AddRange(found);
        return new(found);
    }

    public void SubscribeToCommits(CommitListener listener) => this.listener += listener;

    /// <summary>Announces the commits that were not announced yet.</summary>
    public void Tell()
    {
        if (untold.Count == 0) return;
        var (after, events) = (told, untold.ToArray());
        told = events[^1].Position;
        untold.Clear();
        listener?.Invoke(after, events);
    }

    public ValueTask<long> ReadHeadPositionAsync(CancellationToken cancellationToken = default) => new(position);

    public Task WaitForMoreAsync(long afterPosition, CancellationToken cancellationToken) => throw new NotSupportedException();

    private AppendResult Write(Append append)
    {
        var events = streams.TryGetValue(append.Stream, out var known) ? known : streams[append.Stream] = [];
        if (append.Chain is { Broken: true } || events.Count != append.ExpectedVersion || append.Begins?.Any(begun => EventsOf(begun.Stream).Count > 0) is true)
        {
            if (append.Chain is { } chain) chain.Broken = true;
            return new(AppendOutcome.Conflict, events.Count, 0);
        }

        if (IsShared && append.References?.Any(read => EventsOf(read.Stream).Count != read.Version) is true)
        {
            if (append.Chain is { } chain) chain.Broken = true;
            return new(AppendOutcome.StaleReference, events.Count, position);
        }

        if (append.Operation is { } operation && !operations.TryAdd(operation.Id, operation))
            return new(AppendOutcome.OperationTaken, events.Count, 0);
        foreach (var begun in append.Begins ?? []) Write(begun.Stream, streams[begun.Stream] = [], begun.Events);
        Write(append.Stream, events, append.Events);

        if (!IsShared) Tell();

        foreach (var change in append.Due ?? [])
        {
            if (change.At is { } at) due[(append.Stream, change.Name)] = at;
            else due.Remove((append.Stream, change.Name));
        }

        if (append.Snapshot is { } snapshot) snapshots[append.Stream] = snapshot;
        return new(AppendOutcome.Committed, events.Count, position);
    }

    private void Write(string stream, List<StoredEvent> events, IReadOnlyList<NewEvent> fresh)
    {
        foreach (var created in fresh)
        {
            var stored = new StoredEvent(++position, stream, events.Count + 1, created.Type, created.Schema, created.Data, created.At, created.By);
            events.Add(stored);
            untold.Add(stored);
            foreach (var subject in created.Subjects) subjects.Add((subject, stored));
        }
    }

    private static EventLogException Failure() => new("unavailable", "The log does not answer.");
}
