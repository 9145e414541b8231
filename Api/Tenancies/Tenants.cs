using System.Security.Claims;

using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Tenancies;
using OrleansWarehouse.Grains.Reference;

namespace OrleansWarehouse.Api.Tenancies;

/// <summary>Checks that a request brings goods of a merchant only to a site where the merchant keeps some.</summary>
internal sealed class Tenants(ReferenceData reference)
{
    public static Refusal UnknownSite(SiteId site) =>
        Refusal.Invalid("unknown_site", "site", $"The merchant keeps no goods at a site '{site.Value}'.");

    /// <summary>Returns whether the caller may bring goods of the merchant to the site. What an operator brings there makes the
    /// tenancy, where both exist.</summary>
    /// <param name="dryRun">Makes nothing.</param>
    public async ValueTask<bool> MayBringAsync(ClaimsPrincipal user, IGrainFactory grains, MerchantId merchant, SiteId site, bool dryRun = false)
    {
        var id = new TenancyId(site, merchant);
        if (await reference.IsTenantAsync(id)) return true;
        if (!Caller.Of(user)!.IsOperator) return false;
        if (!dryRun) await grains.GetGrain<ITenancyGrain>(id.ToString()).BeginAsync();
        return true;
    }
}
