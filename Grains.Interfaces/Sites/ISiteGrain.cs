using System.Collections.Immutable;
using System.Text.Json.Serialization;

using OrleansWarehouse.Grains.Interfaces.Outcomes;

namespace OrleansWarehouse.Grains.Interfaces.Sites;

/// <summary>A warehouse or store: its address and its cut-offs. Key: site.</summary>
[Alias("sites.ISiteGrain")]
public interface ISiteGrain : IGrainWithStringKey
{
    [Alias("Put")]
    Task<Outcome<SiteView>> PutAsync(PutSite command);

    /// <summary>Returns null when there is no such site.</summary>
    [ReadOnly, Alias("Get")]
    Task<SiteView?> GetAsync();
}

/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="TimeZone">IANA name; UTC when absent.</param>
[GenerateSerializer, Immutable, Alias("sites.put")]
public sealed record PutSite(
    string Name,
    SiteKind Kind,
    string Country,
    string? Postcode,
    string? TimeZone,
    ImmutableArray<CutOff> CutOffs,
    long? IfVersion = null);

[GenerateSerializer, Alias("sites.kind"), JsonConverter(typeof(CamelCaseEnum<SiteKind>))]
public enum SiteKind
{
    Warehouse,
    Store,
}

/// <summary>The latest time, in the site's time zone, for today's truck of a carrier (for one service, or for all).</summary>
[GenerateSerializer, Immutable, Alias("sites.cutOff")]
public sealed record CutOff(string Carrier, string? Service, TimeOnly Time);

[GenerateSerializer, Immutable, Alias("sites.view")]
public sealed record SiteView(
    string Site,
    string Name,
    SiteKind Kind,
    string Country,
    string? Postcode,
    string TimeZone,
    [property: JsonPropertyName("cutoffs")] ImmutableArray<CutOff> CutOffs,
    long Version);
