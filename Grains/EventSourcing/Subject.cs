namespace OrleansWarehouse.Grains.EventSourcing;

/// <summary>
/// The subjects that clients follow. A stream is always a subject of itself, so that <c>order:…</c> and <c>sku:…</c>
/// need not be named by their own events.
/// </summary>
public static class Subject
{
    public static string Merchant(string merchant) => $"merchant:{merchant}";

    public static string Site(string site) => $"site:{site}";

    public static string Order(string order) => $"order:{order}";

    public static string Sku(string sku) => $"sku:{sku}";

    public static string Picker(string picker) => $"picker:{picker}";

    /// <summary>The part of a grain's key before the first slash: the merchant or the site.</summary>
    public static string OwnerOf(string key) => key[..key.IndexOf('/', StringComparison.Ordinal)];
}
