namespace OrleansWarehouse.Api.Tests.Access;

/// <summary>One caller of every kind, signed in, at one site with one merchant.</summary>
internal sealed class Everybody(string merchant, string site, string picker) : IDisposable
{
    private readonly Dictionary<char, Browser> browsers = [];

    public string Merchant => merchant;

    public string Site => site;

    public string Picker => picker;

    /// <summary>The callers by the letters of <see cref="RoleTable"/>.</summary>
    public Browser this[char letter] => browsers[letter];

    public static async Task<Everybody> AtAsync(Server server)
    {
        var (merchant, site, picker) = (await server.MerchantAsync(), await server.SiteAsync(), Names.New("p"));
        await server.SkuAsync(merchant);
        await server.Operator.OkAsync("PUT", $"/sites/{site}/pickers/{picker}", """{"name":"Ann"}""");
        await server.Operator.OkAsync("POST", $"/merchants/{merchant}/inbound", $$"""{"site":"{{site}}","reason":"to be there"}""");
        var all = new Everybody(merchant, site, picker);
        var (atSite, ofMerchant) = ($$""","site":"{{site}}" """, $$""","merchant":"{{merchant}}" """);
        foreach (var (letter, role, more) in new[]
        {
            ('O', "operator", ""), ('S', "supervisor", atSite), ('F', "office", ""), ('f', "office", atSite),
            ('B', "packer", atSite), ('P', "picker", $$"""{{atSite}},"picker":"{{picker}}" """), ('R', "receiver", atSite),
            ('M', "merchant", ofMerchant),
        })
            all.browsers[letter] = await server.BrowserAsync(await server.UserAsync(role, more));
        await all.AddKeyAsync('s', server, await server.KeyAsync(site: site));
        await all.AddKeyAsync('m', server, await server.KeyAsync(merchant: merchant));
        return all;
    }

    public void Dispose()
    {
        foreach (var browser in browsers.Values) browser.Dispose();
    }

    private async Task AddKeyAsync(char letter, Server server, string key)
    {
        var browser = new Browser(server.Address);
        await browser.SignedInAsync(People.WithKey(key));
        browsers[letter] = browser;
    }
}
