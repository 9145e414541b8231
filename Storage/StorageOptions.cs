using System.ComponentModel.DataAnnotations;

namespace OrleansWarehouse.Storage;

public enum StorageProvider
{
    Sqlite,
    Postgres,
}

/// <summary>Where and how data are stored. The section <c>Storage</c> of the configuration; validated at start.</summary>
public sealed class StorageOptions
{
    public const string Section = "Storage";

    public StorageProvider Provider { get; set; } = StorageProvider.Sqlite;

    /// <summary>The folder of the SQLite files; created when missing. Only one server at a time may have it open. Default <c>data</c>.</summary>
    [Required]
    public string DataFolder { get; set; } = "data";

    /// <summary>The connection string of PostgreSQL; required with that provider.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>The connection string of the PostgreSQL with the keys of buyers' personal data. Default: tables beside the log.</summary>
    public string? PeopleConnectionString { get; set; }

    /// <summary>Whether the server creates new keys when those of this log are missing, which makes the existing personal data of buyers
    /// unreadable for good. Default false: it does not start.</summary>
    public bool NewPeople { get; set; }

    /// <summary>How many of the newest events are kept in memory for readers in the process. Default 4,000.</summary>
    [Range(0, 1_000_000)]
    public int TailEvents { get; set; } = 4_000;

    /// <summary>How many stream heads the writer keeps in memory. Default 100,000.</summary>
    [Range(100, 10_000_000)]
    public int CachedHeads { get; set; } = 100_000;

    /// <summary>How many buyers, with their keys, are kept in memory. Default 100,000.</summary>
    [Range(100, 10_000_000)]
    public int CachedPeople { get; set; } = 100_000;

    /// <summary>The greatest number of appends in one transaction. Default 1,000.</summary>
    [Range(1, 100_000)]
    public int MaxBatch { get; set; } = 1_000;

    /// <summary>How long a query waits for the read models to reach the log's head. Default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan ViewsWait { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The greatest number of events that a projection gets at once. Default 4,000.</summary>
    [Range(1, 100_000)]
    public int ViewBatch { get; set; } = 4_000;

    /// <summary>How long events may wait to be projected in a larger batch, while no query needs them. Default 100 ms.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:10")]
    public TimeSpan ViewLinger { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How many events one reactor handles concurrently, each of another stream. Default 64.</summary>
    [Range(1, 10_000)]
    public int ReactorConcurrency { get; set; } = 64;

    /// <summary>How often the reactors' checkpoints are written. Default 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00")]
    public TimeSpan CheckpointInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest pause before a failed projection, reaction or deadline is tried again; pauses grow up to it. Default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan MaxBackoff { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The number of events behind the log from which health reports a follower as far behind. Default 10,000.</summary>
    [Range(1, 100_000_000)]
    public int FarBehind { get; set; } = 10_000;

    /// <summary>How many times a failing reaction or deadline is tried before it is set aside. Default 5.</summary>
    [Range(1, 100)]
    public int ReactionTries { get; set; } = 5;

    /// <summary>The pause after the first failure of a reaction or deadline; each next pause is four times as long, up to
    /// <see cref="MaxBackoff"/>. Default 100 ms, which makes some nine seconds for five tries.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:01:00")]
    public TimeSpan ReactionPause { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How long a reaction or deadline is retried before it is set aside when its failure is transient, such as an unreachable
    /// server. Default 2 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan ReactionPatience { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How often set-asides are retried automatically, because the cause may have been repaired elsewhere. Default 10
    /// min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan SetAsideRetry { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How often due rows are looked for. Default 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00")]
    public TimeSpan DueInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How many due rows are handled concurrently. Default 32.</summary>
    [Range(1, 10_000)]
    public int DueConcurrency { get; set; } = 32;

    internal string PathOf(string file) => Path.Combine(Path.GetFullPath(DataFolder), file);
}
