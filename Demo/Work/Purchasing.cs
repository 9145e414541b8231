using System.Globalization;
using System.Text.Json;

using OrleansWarehouse.Demo.Http;
using OrleansWarehouse.Demo.World;

namespace OrleansWarehouse.Demo.Work;

/// <summary>The merchants' purchasing for a site: announces deliveries before stock runs out, and confirms discrepancies between what was
/// announced and what was counted.</summary>
public sealed class Purchasing(Floor floor, IReadOnlyDictionary<string, Client> shops, int seed) : Worker(floor, floor.Desk, seed)
{
    private const double OrderBelow = 0.45;
    private const int MaxLines = 10;

    private static readonly TimeSpan OnTheRoad = TimeSpan.FromMinutes(50);
    private static readonly TimeSpan Round = TimeSpan.FromMinutes(20);
    private static readonly TimeSpan AtLeast = TimeSpan.FromMilliseconds(250);

    /// <summary>How long a discrepancy waits before it is confirmed.</summary>
    private static readonly TimeSpan Hesitation = TimeSpan.FromMinutes(12);

    private readonly MerchantSpec[] merchants = [.. KnownMerchants.All.Where(merchant => merchant.Sites.Contains(floor.Site))];
    private readonly Dictionary<string, DateTimeOffset> seen = new(StringComparer.Ordinal);

    protected override async Task WorkAsync(CancellationToken stop)
    {
        foreach (var merchant in merchants)
        {
            await ConfirmAsync(merchant, stop);
            await OrderAsync(merchant, stop);
            await Pace.WaitAsync(Round / merchants.Length, AtLeast, stop);
        }
    }

    private async Task ConfirmAsync(MerchantSpec merchant, CancellationToken stop)
    {
        var shop = shops[merchant.Code];
        foreach (var delivery in (await shop.GetAsync($"{merchant.Path}/inbound?status=discrepant&limit=50", stop)).Items)
        {
            var path = $"{merchant.Path}/inbound/{Uri.EscapeDataString(delivery.Text("asn"))}";
            if (seen.TryAdd(path, Pace.Now) || Pace.Since(seen[path]) < Hesitation) continue;
            if (Note(await shop.PostAsync($"{path}/confirm", new { }, stop), "discrepanciesConfirmed")) seen.Remove(path);
        }
    }

    private async Task OrderAsync(MerchantSpec merchant, CancellationToken stop)
    {
        var shop = shops[merchant.Code];
        var stock = await shop.GetAsync($"{merchant.Path}/availability?limit=500", stop);
        var bySku = stock.Items.ToDictionary(sku => sku.Text("sku"));
        var missing = merchant.Articles
            .Where(article => bySku.TryGetValue(article.Sku, out var now) && now.Items("inbound").Length == 0)
            .Select(article => (article, units: Missing(article, bySku[article.Sku])))
            .Where(line => line.units > 0)
            .Take(MaxLines)
            .Select(line => (object)new { sku = line.article.Sku, quantity = line.units })
            .ToArray();
        if (missing.Length == 0) return;
        var asn = string.Create(CultureInfo.InvariantCulture, $"PO-{Pace.Now:yyMMdd-HHmmss}");
        var expectedAt = Pace.Now + Pace.Real(OnTheRoad);
        Note(await shop.PutAsync($"{merchant.Path}/inbound/{asn}", new { site = Floor.Site.Code, expectedAt, lines = missing }, stop), "deliveriesAnnounced");
    }

    /// <summary>Returns the units to order up to the target, in whole cases, including backordered units.</summary>
    private long Missing(Article article, JsonElement now)
    {
        var here = now.Items("sites").FirstOrDefault(site => site.Text("site") == Floor.Site.Code).Number("available");
        var owed = now.Number("backordered");
        if (here - owed >= article.Target * OrderBelow) return 0;
        var units = article.Target - here + owed;
        return (units + article.CaseOf - 1) / article.CaseOf * article.CaseOf;
    }
}
