using Microsoft.Extensions.Configuration;

namespace OrleansWarehouse.Silo.Cluster;

internal enum ClusterMode
{
    /// <summary>A silo in this process, which is a cluster of its own.</summary>
    Local,

    /// <summary>A silo in this process, which joins the cluster.</summary>
    Silo,

    /// <summary>No grains in this process: it calls those of the cluster.</summary>
    Client,
}

/// <summary>How this process takes part in a cluster. The section <c>Cluster</c> of the configuration; checked at start.</summary>
internal sealed class ClusterSettings
{
    public const string Section = "Cluster";

    /// <summary>Default <see cref="ClusterMode.Local"/>.</summary>
    public ClusterMode Mode { get; set; }

    /// <summary>Tells this cluster from others that use the same Redis. Default <c>warehouse</c>.</summary>
    public string Id { get; set; } = "warehouse";

    /// <summary>Where the members of the cluster are listed: a StackExchange.Redis configuration.</summary>
    public string? Redis { get; set; }

    /// <summary>Where snapshots of grains are kept: an Azure Storage connection string, or the blob service's address with a SAS.</summary>
    public string? Blobs { get; set; }

    /// <summary>The IP address or host name under which others reach this silo. Default: an address of this machine.</summary>
    public string? Address { get; set; }

    /// <summary>For other silos. Default 11111. A silo alone has none.</summary>
    public int SiloPort { get; set; } = 11_111;

    /// <summary>For clients in other processes. Default 30000. A silo alone has none.</summary>
    public int GatewayPort { get; set; } = 30_000;

    /// <exception cref="InvalidOperationException">Something is missing or out of range; the message names the setting.</exception>
    public static ClusterSettings Read(IConfiguration configuration)
    {
        var settings = configuration.GetSection(Section).Get<ClusterSettings>() ?? new();
        var problems = settings.Problems(configuration["Storage:Provider"]).ToList();
        return problems.Count == 0 ? settings : throw new InvalidOperationException(string.Join(' ', problems));
    }

    private IEnumerable<string> Problems(string? storage)
    {
        if (SiloPort is <= 0 or > 65_535) yield return "Cluster:SiloPort must be a port.";
        if (GatewayPort is <= 0 or > 65_535) yield return "Cluster:GatewayPort must be a port.";
        if (Mode is ClusterMode.Local) yield break;
        if (Id.Length == 0) yield return "Cluster:Id must not be empty.";
        if (string.IsNullOrEmpty(Redis)) yield return "Cluster:Redis is missing: where the members of the cluster are listed.";
        if (!string.Equals(storage, "Postgres", StringComparison.OrdinalIgnoreCase))
            yield return "Storage:Provider must be Postgres: a SQLite log has one process.";
        if (Mode is ClusterMode.Silo && string.IsNullOrEmpty(Blobs))
            yield return "Cluster:Blobs is missing: where snapshots of grains are kept.";
    }
}
