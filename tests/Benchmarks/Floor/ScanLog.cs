using Dapper;

using Microsoft.Data.Sqlite;

namespace OrleansWarehouse.Benchmarks.Floor;

/// <summary>What scans write, read from the log's file.</summary>
internal sealed class ScanLog
{
    // A request and all its reactions have one cause.
    private const string Caused = """
        WITH scans AS (
          SELECT DISTINCT cause FROM events WHERE position > @from AND type = (SELECT id FROM words WHERE word = 'stopPicked'))
        SELECT substr(streams.name, 1, instr(streams.name, ':') - 1) AS Kind, words.word AS Type, COUNT(*) AS Events,
               SUM(length(events.data)) AS Bytes, MAX(length(events.data)) AS Largest
        FROM events JOIN streams ON streams.id = events.stream JOIN words ON words.id = events.type
        WHERE events.position > @from AND events.cause IN (SELECT cause FROM scans)
        GROUP BY 1, 2 ORDER BY 4 DESC
        """;

    // Answers to requests with a key, and the records of operation ids.
    private const string Kept = """
        SELECT COALESCE(SUM(length(id) + length(hash) + COALESCE(length(answer), 0)), 0) FROM operations WHERE seq > @from
        """;

    private readonly string file;
    private readonly long from;
    private readonly long kept;

    private ScanLog(string file)
    {
        this.file = file;
        using var connection = Open();
        from = connection.ExecuteScalar<long>("SELECT COALESCE(MAX(position), 0) FROM events");
        kept = connection.ExecuteScalar<long>("SELECT COALESCE(MAX(seq), 0) FROM operations");
    }

    /// <summary>Remembers the log's present head.</summary>
    public static ScanLog Begin(string folder) => new(Path.Combine(folder, "log.db"));

    /// <summary>Returns what the scans since then have caused.</summary>
    public ScanCost Read()
    {
        using var connection = Open();
        var parts = connection.Query<CostPart>(Caused, new { from = this.from }).ToArray();
        var scans = parts.Where(static part => part.Type == "stopPicked").Sum(static part => part.Events);
        return new(scans, parts, connection.ExecuteScalar<long>(Kept, new { from = kept }));
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }
}

/// <summary>Events of one type in streams of one kind.</summary>
internal sealed class CostPart
{
    public string Kind { get; init; } = "";

    public string Type { get; init; } = "";

    public long Events { get; init; }

    public long Bytes { get; init; }

    public long Largest { get; init; }
}

/// <param name="Kept">Bytes that are kept for some days for idempotency.</param>
internal sealed record ScanCost(long Scans, IReadOnlyList<CostPart> Parts, long Kept)
{
    public double BytesPerScan => (double)Parts.Sum(static part => part.Bytes) / Math.Max(1, Scans);

    public double EventsPerScan => (double)Parts.Sum(static part => part.Events) / Math.Max(1, Scans);

    public void Print()
    {
        Console.WriteLine("\nstream     event                 a scan  bytes each   largest  bytes a scan");
        foreach (var part in Parts)
        {
            Console.WriteLine(
                $"{part.Kind,-10} {part.Type,-20} {(double)part.Events / Scans,7:0.00} {(double)part.Bytes / part.Events,11:0} {part.Largest,9} "
                + $"{(double)part.Bytes / Scans,13:0}");
        }

        Console.WriteLine($"kept for some days for idempotency: {(double)Kept / Math.Max(1, Scans):0} bytes a scan");
    }
}

