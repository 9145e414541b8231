using System.Collections.Concurrent;

namespace OrleansWarehouse.Grains.EventSourcing;

/// <summary>
/// The subjects that clients can follow. A stream is always a subject of itself, so events need not name their own
/// <c>order:…</c> or <c>sku:…</c>.
/// </summary>
public static class Subject
{
    private static readonly ConcurrentDictionary<string, string> Merchants = new(StringComparer.Ordinal);

    public static string Merchant(string merchant) => $"merchant:{merchant}";

    /// <summary>Returns the merchant that a key begins with. Cached, because every event of an order or a SKU needs it, and there are few.</summary>
    public static string MerchantOf(string key)
    {
        var owner = key.AsSpan(0, key.IndexOf('/', StringComparison.Ordinal));
        var known = Merchants.GetAlternateLookup<ReadOnlySpan<char>>();
        return known.TryGetValue(owner, out var subject) ? subject : Merchants.GetOrAdd(owner.ToString(), Merchant);
    }

    public static string Site(string site) => $"site:{site}";

    public static string Order(string order) => $"order:{order}";

    public static string Sku(string sku) => $"sku:{sku}";

    public static string Picker(string picker) => $"picker:{picker}";

    /// <summary>The open work of a site, and who does it.</summary>
    public static string Work(string site) => $"work:{site}";

    /// <summary>The put-aways of a site, for clients that need nothing else of it.</summary>
    public static string PutAways(string site) => $"putAways:{site}";

    /// <summary>The locations of a site as they are defined, for the index of slotting.</summary>
    public static string Places(string site) => $"places:{site}";

    /// <summary>Returns the part of a grain's key before the first slash: the merchant or the site.</summary>
    public static string OwnerOf(string key) => key[..key.IndexOf('/', StringComparison.Ordinal)];
}
