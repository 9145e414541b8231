using OrleansWarehouse.Grains.Interfaces.Merchants;
using OrleansWarehouse.Grains.Interfaces.Sites;

namespace OrleansWarehouse.Api.Access;

/// <summary>Keys and users belong to merchants and sites that there are.</summary>
internal static class Owners
{
    public static async Task<Refusal?> MissingAsync(IGrainFactory grains, string? merchant, string? site)
    {
        if (merchant is not null && await grains.GetGrain<IMerchantGrain>(merchant).GetAsync() is null)
            return Refusal.Invalid("unknown_merchant", "merchant", "There is no such merchant.");
        if (site is not null && await grains.GetGrain<ISiteGrain>(site).GetAsync() is null)
            return Refusal.Invalid("unknown_site", "site", "There is no such site.");
        return null;
    }
}
