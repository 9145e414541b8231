using System.Collections.Concurrent;

using OrleansWarehouse.Crash.Tests.Http;
using OrleansWarehouse.Crash.Tests.Proof;

namespace OrleansWarehouse.Crash.Tests.Load;

/// <summary>A merchant with a few SKUs, a site with a few shelves, and what the workers share.</summary>
internal sealed class Floor(Client client, Ledger ledger)
{
    public const string Merchant = "/merchants/acme";
    public const string Site = "/sites/paris";
    public const string SiteName = "paris";
    public const string MerchantName = "acme";

    public static readonly string[] Skus = [.. Enumerable.Range(1, 6).Select(i => $"SKU-{i}")];
    public static readonly string[] Shelves = [.. Enumerable.Range(1, 12).Select(i => $"A-{i:D2}")];
    public static readonly string[] Pickers = ["ann", "bob", "cid"];

    public Client Client { get; } = client;

    public Ledger Ledger { get; } = ledger;

    public Gate Gate { get; } = new();

    /// <summary>Fulfilments whose totes were brought to the packing bench.</summary>
    public ConcurrentQueue<string> ToPack { get; } = [];

    public static string Order(string id) => $"{Merchant}/orders/{Uri.EscapeDataString(id)}";

    public async Task SetUpAsync()
    {
        await Client.PutAsync(Merchant, new { name = "Acme", currency = "EUR" });
        await Client.PutAsync($"{Merchant}/channels/web", new { name = "Web", kind = "store" });
        await Client.PutAsync(Site, new { name = "Paris", kind = "warehouse", country = "FR" });
        var thing = new { description = "A thing", weightGrams = 200, lengthMm = 100, widthMm = 80, heightMm = 50 };
        foreach (var sku in Skus) await Client.PutAsync($"{Merchant}/skus/{sku}", thing);
        foreach (var picker in Pickers) await Client.PutAsync($"{Site}/pickers/{picker}", new { name = picker });
        var shelves = Shelves.Select((code, i) => Location(code, "pick", 1_000 * (1 + (i / 6)), 1_000 * (1 + (i % 6))));
        object[] all = [.. shelves, Location("DOCK", "receiving", 0, 0), Location("BENCH", "packing", 0, 500)];
        await Client.PostAsync($"{Site}/locations:batch", all);
    }

    private static object Location(string code, string kind, int x, int y) =>
        new { code, zone = "A", kind, aisle = $"{x / 1_000}", bay = $"{y / 1_000}", level = "1", x, y, z = 0 };
}
