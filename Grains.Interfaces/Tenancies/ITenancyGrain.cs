using OrleansWarehouse.Grains.Interfaces.Outcomes;

namespace OrleansWarehouse.Grains.Interfaces.Tenancies;

/// <summary>
/// The relation of a merchant to a site where he keeps goods. Without it the site's people can do nothing with the merchant's
/// data, and the merchant nothing at the site. Whoever needs it reads the replica, and does not ask the grain. Key: site/merchant.
/// </summary>
[Alias("tenancies.ITenancyGrain")]
public interface ITenancyGrain : IGrainWithStringKey
{
    /// <summary>Begins the tenancy; changes nothing where it has begun. Refused with <c>unknown_merchant</c> or
    /// <c>unknown_site</c>.</summary>
    [Alias("Begin")]
    Task<Outcome<TenancyView>> BeginAsync();

    /// <summary>Ends the tenancy; changes nothing where there is none.</summary>
    [Alias("End")]
    Task<Outcome<Done>> EndAsync();

    /// <summary>Returns null when the merchant is not at the site.</summary>
    [ReadOnly, Alias("Get")]
    Task<TenancyView?> GetAsync();
}

[GenerateSerializer, Immutable, Alias("tenancies.view")]
public sealed record TenancyView(string Site, string Merchant, DateTimeOffset Since);
