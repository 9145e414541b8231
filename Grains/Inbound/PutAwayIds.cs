using System.Security.Cryptography;
using System.Text;

using OrleansWarehouse.Grains.Interfaces.Ids;

namespace OrleansWarehouse.Grains.Inbound;

/// <summary>The ids of put-aways are ours, and follow from what they are for, so that the same one is never made twice.</summary>
public static class PutAwayIds
{
    /// <summary>The name of one of the put-aways that a choice of shelves makes: 64 bits of a hash.</summary>
    public static PutAwayId For(SiteId site, string reference, int part) =>
        new(site, "PA-" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{reference}#{part}")))[..16]);

    public static PutAwayId Parse(string key) => IId<PutAwayId>.Parse(key);
}
