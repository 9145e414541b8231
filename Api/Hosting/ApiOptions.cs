using System.ComponentModel.DataAnnotations;

namespace OrleansWarehouse.Api.Hosting;

/// <summary>Settings of the HTTP host: from appsettings.json, the environment or the command line; checked at start.</summary>
internal sealed class ApiOptions
{
    /// <summary>The data folder; created when missing. Default <c>data</c> under the working folder.</summary>
    [Required, ConfigurationKeyName("WAREHOUSE_DATA")]
    public string Data { get; set; } = "data";

    /// <summary>An operator's API key. When absent or empty, one is generated at the first start and kept in the data folder.</summary>
    [ConfigurationKeyName("WAREHOUSE_ADMIN_KEY")]
    public string? AdminKey { get; set; }

    /// <summary>The secret that protects badge numbers and PINs; the same on all hosts that share a database. When absent or empty, one
    /// is generated at the first start and kept in the data folder.</summary>
    [MinLength(32), ConfigurationKeyName("WAREHOUSE_PEOPLE_KEY")]
    public string? PeopleKey { get; set; }

    /// <summary>How many hours a sign-in lasts without being used. Default 12: a shift.</summary>
    [Range(1, 168), ConfigurationKeyName("WAREHOUSE_SESSION_HOURS")]
    public int SessionHours { get; set; } = 12;

    /// <summary>The largest body that is read, in bytes; 413 above it. Default 32 MiB: 10,000 orders.</summary>
    [Range(1_024, 1_073_741_824), ConfigurationKeyName("WAREHOUSE_MAX_BODY_BYTES")]
    public long MaxBodyBytes { get; set; } = 32 * 1024 * 1024;

    /// <summary>How many requests a key may make per second on average; operators' keys are not limited. Default 200.</summary>
    [Range(1, 1_000_000), ConfigurationKeyName("WAREHOUSE_REQUESTS_PER_SECOND")]
    public int RequestsPerSecond { get; set; } = 200;

    /// <summary>How many requests a key may make in a burst. Default 1,000.</summary>
    [Range(1, 10_000_000), ConfigurationKeyName("WAREHOUSE_REQUEST_BURST")]
    public int RequestBurst { get; set; } = 1_000;

    /// <summary>How many rows of a bulk request are processed in parallel. Default 64.</summary>
    [Range(1, 1_000), ConfigurationKeyName("WAREHOUSE_BULK_CONCURRENCY")]
    public int BulkConcurrency { get; set; } = 64;

    /// <summary>How many missed events are replayed to a live client; one that missed more is told to read the state again. Default
    /// 5,000.</summary>
    [Range(1, 100_000), ConfigurationKeyName("WAREHOUSE_LIVE_REPLAY")]
    public int LiveReplay { get; set; } = 5_000;
}
