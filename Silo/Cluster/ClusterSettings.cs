using Microsoft.Extensions.Configuration;

namespace OrleansWarehouse.Silo.Cluster;

internal enum ClusterMode
{
    /// <summary>This process is a silo and the whole cluster.</summary>
    Local,

    /// <summary>This process is a silo and joins a cluster.</summary>
    Silo,

    /// <summary>This process has no grains; it calls those of a cluster.</summary>
    Client,
}

/// <summary>How this process takes part in a cluster. The section <c>Cluster</c> of the configuration; validated at start.</summary>
internal sealed class ClusterSettings
{
    public const string Section = "Cluster";

    /// <summary>Default <see cref="ClusterMode.Local"/>.</summary>
    public ClusterMode Mode { get; set; }

    /// <summary>Distinguishes this cluster from others in the same Redis. Default <c>warehouse</c>.</summary>
    public string Id { get; set; } = "warehouse";

    /// <summary>The Redis with the membership table: a StackExchange.Redis configuration.</summary>
    public string? Redis { get; set; }

    /// <summary>The storage of snapshots: an Azure Storage connection string, or the blob service's address with a SAS.</summary>
    public string? Blobs { get; set; }

    /// <summary>The IP address or host name at which other members reach this silo. Default: an address of this machine.</summary>
    public string? Address { get; set; }

    /// <summary>The port for other silos. Default 11111. Not used in mode <see cref="ClusterMode.Local"/>.</summary>
    public int SiloPort { get; set; } = 11_111;

    /// <summary>The port for clients in other processes. Default 30000. Not used in mode <see cref="ClusterMode.Local"/>.</summary>
    public int GatewayPort { get; set; } = 30_000;

    /// <exception cref="InvalidOperationException">A setting is missing or out of range; the message names it.</exception>
    public static ClusterSettings Read(IConfiguration configuration)
    {
        var settings = configuration.GetSection(Section).Get<ClusterSettings>() ?? new();
        var problems = settings.Problems(configuration["Storage:Provider"]).ToList();
        return problems.Count == 0 ? settings : throw new InvalidOperationException(string.Join(' ', problems));
    }

    private IEnumerable<string> Problems(string? storage)
    {
        if (SiloPort is <= 0 or > 65_535) yield return "Cluster:SiloPort must be from 1 to 65535.";
        if (GatewayPort is <= 0 or > 65_535) yield return "Cluster:GatewayPort must be from 1 to 65535.";
        if (Mode is ClusterMode.Local) yield break;
        if (Id.Length == 0) yield return "Cluster:Id must not be empty.";
        if (string.IsNullOrEmpty(Redis)) yield return "Cluster:Redis is missing: where the members of the cluster are listed.";
        if (!string.Equals(storage, "Postgres", StringComparison.OrdinalIgnoreCase))
            yield return "Storage:Provider must be Postgres in a cluster: only one process can use a SQLite log.";
        if (Mode is ClusterMode.Silo && string.IsNullOrEmpty(Blobs))
            yield return "Cluster:Blobs is missing: where snapshots of grains are kept.";
    }
}
