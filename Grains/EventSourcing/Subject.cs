using System.Collections.Concurrent;

namespace OrleansWarehouse.Grains.EventSourcing;

/// <summary>
/// The subjects that clients follow. A stream is always a subject of itself, so that <c>order:…</c> and <c>sku:…</c>
/// need not be named by their own events.
/// </summary>
public static class Subject
{
    private static readonly ConcurrentDictionary<string, string> Merchants = new(StringComparer.Ordinal);

    public static string Merchant(string merchant) => $"merchant:{merchant}";

    /// <summary>The merchant that a key begins with. Kept, because every event of an order or a SKU names it, and there are few.</summary>
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

    /// <summary>What people are to do at a site, and who does it.</summary>
    public static string Work(string site) => $"work:{site}";

    /// <summary>What is to be put away at a site: whoever does that need not be told all that happens there.</summary>
    public static string PutAways(string site) => $"putAways:{site}";

    /// <summary>The places of a site as they are defined: whoever chooses among them looks there for what is new.</summary>
    public static string Places(string site) => $"places:{site}";

    /// <summary>The part of a grain's key before the first slash: the merchant or the site.</summary>
    public static string OwnerOf(string key) => key[..key.IndexOf('/', StringComparison.Ordinal)];
}
