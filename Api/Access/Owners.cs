using OrleansWarehouse.Grains.Interfaces.Merchants;
using OrleansWarehouse.Grains.Interfaces.Sites;

namespace OrleansWarehouse.Api.Access;

/// <summary>Checks that the merchant and the site that something refers to exist.</summary>
internal static class Owners
{
    public static async Task<Refusal?> MissingAsync(IGrainFactory grains, string? merchant, string? site)
    {
        if (merchant is not null && await grains.GetGrain<IMerchantGrain>(merchant).GetAsync() is null)
            return Refusal.Invalid("unknown_merchant", "merchant", "The merchant does not exist.");
        if (site is not null && await grains.GetGrain<ISiteGrain>(site).GetAsync() is null)
            return Refusal.Invalid("unknown_site", "site", "The site does not exist.");
        return null;
    }
}
