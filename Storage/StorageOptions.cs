using System.ComponentModel.DataAnnotations;

namespace OrleansWarehouse.Storage;

public enum StorageProvider
{
    Sqlite,
    Postgres,
}

/// <summary>Where and how everything is kept. The section <c>Storage</c> of the configuration; checked at start.</summary>
public sealed class StorageOptions
{
    public const string Section = "Storage";

    public StorageProvider Provider { get; set; } = StorageProvider.Sqlite;

    /// <summary>The folder of the SQLite files; made when missing. One server at a time may have it open. Default <c>data</c>.</summary>
    [Required]
    public string DataFolder { get; set; } = "data";

    /// <summary>Of PostgreSQL; needed with that provider only.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Of the PostgreSQL that has the keys of buyers' personal data. Default: tables beside the log.</summary>
    public string? PeopleConnectionString { get; set; }

    /// <summary>Whether the server begins with new keys where those of this log are missing, so that what it has of buyers can never be read
    /// again. Default false: it does not start then.</summary>
    public bool NewPeople { get; set; }

    /// <summary>How many of the newest events are kept in memory for readers in the process. Default 4,000.</summary>
    [Range(0, 1_000_000)]
    public int TailEvents { get; set; } = 4_000;

    /// <summary>How many heads of streams the writer keeps in memory. Default 100,000.</summary>
    [Range(100, 10_000_000)]
    public int CachedHeads { get; set; } = 100_000;

    /// <summary>How many buyers, with their keys, are kept in memory. Default 100,000.</summary>
    [Range(100, 10_000_000)]
    public int CachedPeople { get; set; } = 100_000;

    /// <summary>The most appends that one transaction takes. Default 1,000.</summary>
    [Range(1, 100_000)]
    public int MaxBatch { get; set; } = 1_000;

    /// <summary>How long a query waits for the read models to reach the log's head. Default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan ViewsWait { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The most events that are given to a projection at once. Default 4,000.</summary>
    [Range(1, 100_000)]
    public int ViewBatch { get; set; } = 4_000;

    /// <summary>How long events may wait for company before they are projected, while no query asks. Default 100 ms.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:10")]
    public TimeSpan ViewLinger { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How many events one reactor handles at the same time, each of another stream. Default 64.</summary>
    [Range(1, 10_000)]
    public int ReactorConcurrency { get; set; } = 64;

    /// <summary>How often the reactors' checkpoints are written. Default 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00")]
    public TimeSpan CheckpointInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest pause before a failed projection, reaction or deadline is tried again; pauses grow up to it. Default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan MaxBackoff { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How many events behind the log a follower counts as far behind, which health tells of. Default 10,000.</summary>
    [Range(1, 100_000_000)]
    public int FarBehind { get; set; } = 10_000;

    /// <summary>How often a reaction or deadline that fails is tried before it is set aside. Default 5.</summary>
    [Range(1, 100)]
    public int ReactionTries { get; set; } = 5;

    /// <summary>The pause after the first failure of a reaction or deadline; each is four times the one before, up to <see cref="MaxBackoff"/>.
    /// Default 100 ms, which makes some nine seconds for five tries.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:01:00")]
    public TimeSpan ReactionPause { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How long a reaction or deadline is tried that fails on what passes by itself, such as a server that is away, before it is set
    /// aside. Default 2 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan ReactionPatience { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How often what is set aside is tried again by itself, as what was wrong may have been mended by something else. Default
    /// 10 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan SetAsideRetry { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How often due rows are looked for. Default 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00")]
    public TimeSpan DueInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How many due rows are handled at the same time. Default 32.</summary>
    [Range(1, 10_000)]
    public int DueConcurrency { get; set; } = 32;

    internal string PathOf(string file) => Path.Combine(Path.GetFullPath(DataFolder), file);
}
