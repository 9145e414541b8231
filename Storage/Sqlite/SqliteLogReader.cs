using OrleansWarehouse.Storage.Log;

namespace OrleansWarehouse.Storage.Sqlite;

/// <summary>A read connection with its statements; used by one caller at a time.</summary>
internal sealed class SqliteLogReader(SqliteDb db, SqliteWordCache words) : IDisposable
{
    private const string Columns = "e.position, s.name, e.version, e.type, e.schema, e.data, e.at, e.by, e.cause";

    // CROSS JOIN fixes the join order: events by position, then the stream's name.
    private readonly SqliteStatement all = db.Prepare(
        $"SELECT {Columns} FROM events e CROSS JOIN streams s ON s.id = e.stream WHERE e.position > ?1 ORDER BY e.position LIMIT ?2");

    private readonly SqliteStatement stream = db.Prepare(
        $"SELECT {Columns} FROM streams s CROSS JOIN events e ON e.stream = s.id WHERE s.id = ?1 AND e.version > ?2 ORDER BY e.version LIMIT ?3");

    private readonly SqliteStatement subject = db.Prepare(
        $"SELECT {Columns} FROM subjects x CROSS JOIN events e ON e.position = x.position CROSS JOIN streams s ON s.id = e.stream WHERE x.subject = ?1 AND x.position > ?2 ORDER BY x.position LIMIT ?3");

    private readonly SqliteStatement head = db.Prepare(SqliteLogFile.HeadOf);

    private readonly SqliteStatement positionOf = db.Prepare("SELECT position FROM events WHERE stream = ?1 AND version = ?2");

    private readonly SqliteStatement operation = db.Prepare(
        $"SELECT hash, answer, expires FROM operations WHERE id = ?1 AND (expires > ?2 OR {OperationExpiry.KeepCondition})");

    private readonly SqliteStatement due = db.Prepare(
        "SELECT s.name, d.name, d.at FROM due d CROSS JOIN streams s ON s.id = d.stream WHERE d.at <= ?1 ORDER BY d.at LIMIT ?2");

    private readonly SqliteStatement setAsides = db.Prepare("""
        SELECT id, reactor, stream, position, version, type, error, tries, first_at, last_at, behind_id, wanted FROM set_asides
        ORDER BY position, id
        """);

    private readonly SqliteStatement checkpoint = db.Prepare("SELECT position FROM checkpoints WHERE name = ?1");

    public void Dispose() => db.Dispose();

    public StreamHead ReadHead(string stream) => FindHead(stream).Head;

    public List<StoredEvent> ReadAll(long after, int max) => Read(all.Bind(1, after).Bind(2, max));

    public List<StoredEvent> ReadStream(string stream, long afterVersion, int max)
    {
        var (id, head) = FindHead(stream);
        return head.Version <= afterVersion ? [] : Read(this.stream.Bind(1, id).Bind(2, afterVersion).Bind(3, max));
    }

    /// <summary>Reads the events of a subject and, when the subject is a stream, its own events, merged by position.</summary>
    public List<StoredEvent> ReadSubject(string subject, long after, int max)
    {
        var (id, head) = FindHead(subject);
        if (id == 0) return [];
        var others = Read(this.subject.Bind(1, id).Bind(2, after).Bind(3, max));
        if (head.Version == 0) return others;
        var own = Read(stream.Bind(1, id).Bind(2, VersionAt(id, head.Version, after)).Bind(3, max));
        if (others.Count == 0) return own;
        others.AddRange(own);
        others.Sort(static (a, b) => a.Position.CompareTo(b.Position));
        if (others.Count > max) others.RemoveRange(max, others.Count - max);
        return others;
    }

    public Operation? FindOperation(string id, DateTimeOffset now)
    {
        if (!operation.Bind(1, id).Bind(2, now.UtcTicks).Step()) return null;
        var found = new Operation(id, operation.Text(0), operation.Blob(1), At(operation.Long(2)));
        operation.Reset();
        return found;
    }

    public List<DueRow> ReadDue(DateTimeOffset now, int max)
    {
        var rows = new List<DueRow>();
        due.Bind(1, now.UtcTicks).Bind(2, max);
        while (due.Step()) rows.Add(new(due.Text(0), due.Text(1), At(due.Long(2))));
        return rows;
    }

    public long ReadCheckpoint(string name)
    {
        var position = checkpoint.Bind(1, name).Step() ? checkpoint.Long(0) : 0;
        checkpoint.Reset();
        return position;
    }

    public List<SetAside> ReadSetAsides()
    {
        var rows = new List<SetAside>();
        var row = setAsides;
        while (row.Step())
        {
            rows.Add(new(
                row.Text(0), row.Text(1), row.Text(2), row.Long(3), row.Long(4), row.Text(5), row.Text(6), (int)row.Long(7),
                At(row.Long(8)), At(row.Long(9)), row.Text(10) is { Length: > 0 } behind ? behind : null)
            {
                RetryWanted = row.Long(11) != 0,
            });
        }

        return rows;
    }

    private static DateTimeOffset At(long ticks) => new(ticks, TimeSpan.Zero);

    private (long Id, StreamHead Head) FindHead(string stream)
    {
        if (!head.Bind(1, stream).Step()) return (0, new(0, null));
        var found = (head.Long(0), new StreamHead(head.Long(1), SqliteLogFile.SnapshotOf(head)));
        head.Reset();
        return found;
    }

    /// <summary>Returns the last version of a stream at or before a position, by binary search: versions and positions rise together.</summary>
    private long VersionAt(long stream, long version, long position)
    {
        long low = 0, high = position == 0 ? 0 : version;
        while (low < high)
        {
            var middle = low + ((high - low + 1) / 2);
            positionOf.Bind(1, stream).Bind(2, middle);
            var at = positionOf.Step() ? positionOf.Long(0) : long.MaxValue;
            positionOf.Reset();
            if (at <= position) low = middle;
            else high = middle - 1;
        }

        return low;
    }

    private List<StoredEvent> Read(SqliteStatement row)
    {
        var events = new List<StoredEvent>();
        while (row.Step())
        {
            events.Add(new(row.Long(0), row.Text(1), row.Long(2), words.Word(row.Long(3), db), (int)row.Long(4), row.Blob(5),
                At(row.Long(6)), words.Word(row.Long(7), db)) { Cause = row.Long(8) });
        }

        return events;
    }
}

