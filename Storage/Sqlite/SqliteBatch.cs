using OrleansWarehouse.Storage.Log;

namespace OrleansWarehouse.Storage.Sqlite;

/// <summary>
/// Writes the waiting requests into the current transaction: decides each append by its stream's head, writes events at once, and writes
/// the changed heads at the end. Used only by the writer thread.
/// </summary>
internal sealed class SqliteBatch(SqliteDb db, HeadCache heads, TimeProvider time)
{
    private readonly SqliteBatchStatements sql = new(db);
    private readonly SqliteWords words = new(db);
    private readonly List<Head> touched = [];
    private long position = db.Scalar("SELECT max(position) FROM events");
    private long lastId = db.Scalar("SELECT max(id) FROM streams");
    private long purged;

    /// <summary>The events of the current transaction, as readers will see them.</summary>
    public List<StoredEvent> Events { get; } = [];

    /// <summary>The position of the newest event, committed or in the current transaction.</summary>
    public long Position => position;

    /// <summary>Drops what memory holds of a failed transaction, and reads the last position from the file.</summary>
    public void Reload()
    {
        heads.Clear();
        words.Clear();
        position = db.Scalar("SELECT max(position) FROM events");
        lastId = db.Scalar("SELECT max(id) FROM streams");
    }

    public void Begin()
    {
        Events.Clear();
        touched.Clear();
        sql.Begin.Run();
    }

    public void Write(IPending pending)
    {
        switch (pending)
        {
            case PendingAppend append:
                append.Outcome = Write(append.Append);
                if (append.Outcome.Outcome != AppendOutcome.Committed && append.Append.Chain is { } chain) chain.Broken = true;
                break;
            case PendingCheckpoint checkpoint:
                checkpoint.Moved = Write(checkpoint);
                break;
            case PendingSetAside aside:
                aside.Found = Write(aside);
                break;
            case PendingPurge purge:
                purge.Deleted = Purge();
                break;
        }
    }

    public void Commit()
    {
        foreach (var head in touched)
            if (head.IsRowStale) Write(head);
        sql.Commit.Run();
        foreach (var head in touched) head.Commit();
        heads.Trim();
    }

    private AppendResult Write(Append append)
    {
        var head = Find(append.Stream);
        if (head.NextVersion != append.ExpectedVersion || append.Chain is { Broken: true })
            return new(AppendOutcome.Conflict, head.NextVersion, 0);
        if (append.Begins?.Any(begun => Find(begun.Stream).NextVersion > 0) is true) return new(AppendOutcome.Conflict, head.NextVersion, 0);
        if (append.Operation is { } operation && !Write(operation)) return new(AppendOutcome.OperationTaken, head.NextVersion, 0);

        for (var i = 0; i < (append.Begins?.Count ?? 0); i++) Begin(append.Begins![i]);
        Touch(head);
        for (var i = 0; i < append.Events.Count; i++) Write(head, append.Events[i]);
        for (var i = 0; i < (append.Due?.Count ?? 0); i++) Write(head, append.Due![i]);
        if (append.Snapshot is { } snapshot) head.NextSnapshot = snapshot;
        return new(AppendOutcome.Committed, head.NextVersion, append.Events.Count == 0 ? 0 : position);
    }

    private void Begin(FirstEvents begun)
    {
        var head = Find(begun.Stream);
        Touch(head);
        foreach (var created in begun.Events) Write(head, created);
    }

    private void Write(Head head, NewEvent created)
    {
        var at = created.At.ToUniversalTime();
        sql.Event.Bind(1, ++position).Bind(2, head.Id).Bind(3, ++head.NextVersion).Bind(4, words.Id(created.Type))
            .Bind(5, created.Schema).Bind(6, at.Ticks).Bind(7, words.Id(created.By)).Bind(8, created.Data.Span)
            .Bind(9, created.Cause).Run();
        for (var i = 0; i < created.Subjects.Count; i++)
        {
            var subject = Find(created.Subjects[i]);
            if (subject == head) continue;
            if (!subject.Stored) Touch(subject);
            sql.Subject.Bind(1, subject.Id).Bind(2, position).Run();
        }

        Events.Add(new(position, head.Name, head.NextVersion, created.Type, created.Schema, created.Data, at, created.By,
            created.Payload) { Cause = created.Cause });
    }

    private void Write(Head head, DueChange due)
    {
        if (due.At is { } at) sql.SetDue.Bind(1, head.Id).Bind(2, due.Name).Bind(3, at.UtcTicks).Run();
        else sql.ClearDue.Bind(1, head.Id).Bind(2, due.Name).Run();
    }

    private bool Write(Operation operation) => sql.Operation
        .Bind(1, operation.Id).Bind(2, operation.Hash).Bind(3, operation.Answer.Span).Bind(4, operation.Expires.UtcTicks)
        .Bind(5, time.GetUtcNow().Ticks).Run();

    private bool Write(PendingCheckpoint checkpoint)
    {
        if (checkpoint.Expected == 0) sql.NewCheckpoint.Bind(1, checkpoint.Name).Run();
        return sql.Checkpoint.Bind(1, checkpoint.Name).Bind(2, checkpoint.Expected).Bind(3, checkpoint.Position).Run();
    }

    private bool Write(PendingSetAside aside)
    {
        if (aside.Put is not { } put) return (aside.Wanted ? sql.WantRetry : sql.CloseSetAside).Bind(1, aside.Id).Run();
        return sql.PutSetAside.Bind(1, put.Id).Bind(2, put.Reactor).Bind(3, put.Stream).Bind(4, put.Position).Bind(5, put.Version)
            .Bind(6, put.Type).Bind(7, put.Error).Bind(8, put.Tries).Bind(9, put.FirstAt.UtcTicks).Bind(10, put.LastAt.UtcTicks)
            .Bind(11, put.BehindId ?? "").Run();
    }

    private void Write(Head head)
    {
        var sql = head.Stored ? this.sql.UpdateHead : this.sql.NewHead.Bind(5, head.Name);
        sql.Bind(1, head.Id);
        if (head.NextSnapshot is { } snapshot) sql.Bind(2, snapshot.Version).Bind(3, snapshot.Schema).Bind(4, snapshot.Token);
        else sql.BindNull(2).BindNull(3).BindNull(4);
        sql.Run();
    }

    /// <summary>Returns the head as of the current transaction. A new name gets an id but no row yet.</summary>
    private Head Find(string name)
    {
        if (heads.Use(name) is { } known) return known;
        var head = Load(name) ?? new(name, ++lastId, 0, null, stored: false);
        heads.Add(head);
        return head;
    }

    private Head? Load(string name)
    {
        var row = sql.FindHead.Bind(1, name);
        if (!row.Step()) return null;
        var head = new Head(name, row.Long(0), row.Long(1),
            SqliteLogFile.SnapshotOf(row), stored: true);
        row.Reset();
        return head;
    }

    private void Touch(Head head)
    {
        if (head.Touched) return;
        head.Touched = true;
        touched.Add(head);
    }

    /// <summary>Deletes expired operations, some at a time in the order of insertion, and starts over at the end.</summary>
    private int Purge()
    {
        const int Some = 500;
        var upTo = purged + Some;
        sql.Purge.Bind(1, purged).Bind(2, upTo).Bind(3, time.GetUtcNow().Ticks).Run();
        var deleted = db.Changes;
        purged = sql.NextOperation.Bind(1, upTo).Step() ? sql.NextOperation.Long(0) - 1 : 0;
        sql.NextOperation.Reset();
        return deleted;
    }
}

