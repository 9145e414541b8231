using OrleansWarehouse.Demo.Http;
using OrleansWarehouse.Demo.World;

namespace OrleansWarehouse.Demo;

/// <summary>Creates the sites, merchants, people and opening stock of a new demo. Repeating it after an interruption changes nothing that
/// exists already.</summary>
/// <param name="me">A client with an operator's key.</param>
public sealed class SetUp(Client me, SavedDemo kept, string folder)
{
    private const int AtOnce = 8;
    private const int MaxLinesOfDelivery = 40;

    private static Person[] Everybody => [.. KnownSites.All.SelectMany(Person.Of), .. Person.Visitors.Select(visitor => visitor.Person)];

    public async Task RunAsync(Action<string> tell, CancellationToken stop)
    {
        if (kept.IsSetUp)
        {
            await PeopleAsync(stop);
            return;
        }

        tell("Setting up three sites, forty merchants and their staff…");
        await EachAsync(KnownSites.All, SiteAsync, stop);
        await EachAsync(KnownMerchants.All, MerchantAsync, stop);
        await EachAsync(Everybody, PersonAsync, stop);
        tell("Receiving and putting away the opening stock…");
        await EachAsync([.. KnownMerchants.All.SelectMany(merchant => merchant.Sites.Select(site => (merchant, site)))], DeliverAsync, stop);
        await Task.WhenAll(KnownSites.All.Select(site => PutAwayAsync(site, stop)));
        kept.IsSetUp = true;
        kept.Save(folder);
    }

    private static Task EachAsync<T>(IReadOnlyCollection<T> all, Func<T, CancellationToken, Task> work, CancellationToken stop) =>
        Parallel.ForEachAsync(all, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stop },
            async (one, token) => await work(one, token));

    private async Task SiteAsync(SiteSpec site, CancellationToken stop)
    {
        var cutoffs = site.Cutoffs.Select(time => new { carrier = "simulated", time });
        EnsureOk(await me.PutAsync(site.Path, new
        {
            name = site.Name, kind = "warehouse", country = site.Country, postcode = site.Postcode, timeZone = site.TimeZone, cutoffs,
        }, stop));
        EnsureOk(await me.PostRowsAsync($"{site.Path}/locations:batch", site.Locations(), stop));
    }

    private async Task MerchantAsync(MerchantSpec merchant, CancellationToken stop)
    {
        EnsureOk(await me.PutAsync(merchant.Path, new { name = merchant.Name, currency = merchant.Currency }, stop));
        foreach (var channel in merchant.Channels)
        {
            var isShop = channel == "web";
            EnsureOk(await me.PutAsync($"{merchant.Path}/channels/{channel}", new
            {
                name = isShop ? $"{merchant.Code}.example" : "Marketplace", kind = isShop ? "store" : "marketplace",
            }, stop));
        }

        EnsureOk(await me.PostRowsAsync($"{merchant.Path}/skus:batch", merchant.Articles.Select(article => article.Row(merchant.Currency)), stop));
        lock (kept)
        {
            if (kept.Keys.ContainsKey(merchant.Code)) return;
        }

        var key = EnsureOk(await me.PostAsync("keys", new { name = $"Shop of {merchant.Name}", merchant = merchant.Code }, stop));
        lock (kept)
        {
            kept.Keys[merchant.Code] = key.Json.Text("key");
            kept.Save(folder);
        }
    }

    /// <summary>Updates users whose role an earlier version of the demo set otherwise; leaves the others alone, so that their sessions go on.</summary>
    private async Task PeopleAsync(CancellationToken stop)
    {
        var known = (await me.GetAsync("users?limit=500", stop)).Items.ToDictionary(user => user.Text("user"), user => user.Text("role"));
        var changed = Everybody.Where(person => known.GetValueOrDefault(person.User) != person.Role).ToArray();
        await EachAsync(changed, PersonAsync, stop);
    }

    private async Task PersonAsync(Person person, CancellationToken stop)
    {
        var pin = person.Badge is null ? null : kept.PinOf(person.User);
        EnsureOk(await me.PutAsync($"users/{person.User}", new
        {
            name = person.Name, role = person.Role, site = person.Site, merchant = person.Merchant, badge = person.Badge, pin,
        }, stop));
        if (person.Role == "picker") EnsureOk(await me.PutAsync($"sites/{person.Site}/pickers/{person.User}", new { name = person.Name }, stop));
    }

    private async Task DeliverAsync((MerchantSpec Merchant, SiteSpec Site) at, CancellationToken stop)
    {
        foreach (var (articles, part) in at.Merchant.Articles.Chunk(MaxLinesOfDelivery).Select((articles, part) => (articles, part)))
        {
            var path = $"{at.Merchant.Path}/inbound/OPENING-{at.Site.Code}-{part + 1}";
            var lines = articles.Select(article => new { sku = article.Sku, quantity = article.Target }).ToArray();
            if ((await me.PutAsync(path, new { site = at.Site.Code, lines }, stop)).Status == 409) continue;
            EnsureOk(await me.PostAsync($"{path}/receipts", new { lines }, stop));
        }
    }

    private async Task PutAwayAsync(SiteSpec site, CancellationToken stop)
    {
        while ((await me.GetAsync($"{site.Path}/putAways?status=open&limit=200", stop)).Items is { Length: > 0 } open)
        {
            await EachAsync(open, async (putAway, token) =>
                await me.PostAsync($"{site.Path}/putAways/{Uri.EscapeDataString(putAway.Text("id"))}/complete", new { }, token), stop);
        }
    }

    private static Answer EnsureOk(Answer answer) =>
        answer.IsOk ? answer : throw new InvalidOperationException($"The demo could not be set up: {answer.Status} {answer.Json}");
}
