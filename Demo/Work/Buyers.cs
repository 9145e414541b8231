using System.Globalization;

using OrleansWarehouse.Demo.Http;
using OrleansWarehouse.Demo.World;

namespace OrleansWarehouse.Demo.Work;

/// <summary>Places orders with the merchants of a site; more in the evening than at night, in the site's time zone.</summary>
public sealed class Buyers(Floor floor, OrderNumbers numbers, IReadOnlyDictionary<string, Client> shops, int seed)
    : Worker(floor, floor.Desk, seed)
{
    private const double ChangesMind = 0.02;
    private const double WantsAllAtOnce = 0.1;
    private const double Expedited = 0.15;

    /// <summary>Demand by hour from midnight on; 1 is average.</summary>
    private static readonly double[] Rhythm =
        [0.7, 0.65, 0.6, 0.6, 0.6, 0.65, 0.7, 0.85, 1.0, 1.1, 1.15, 1.2, 1.25, 1.15, 1.1, 1.1, 1.1, 1.15, 1.2, 1.3, 1.4, 1.35, 1.0, 0.7];

    private readonly MerchantSpec[] merchants = [.. KnownMerchants.All.Where(merchant => merchant.Home == floor.Site)];
    private int counted;

    protected override async Task WorkAsync(CancellationToken stop)
    {
        var hour = TimeZoneInfo.ConvertTime(Pace.Now, Floor.Site.Zone).Hour;
        var perMinute = Floor.Site.Rate * Rhythm[hour];
        await Pace.WaitAsync(Minute * (-Math.Log(1 - Random.NextDouble()) / perMinute), TimeSpan.Zero, stop);
        if (!Floor.IsFull) await BuyAsync(null, stop);
    }

    /// <summary>Places past orders, spread over the time before now.</summary>
    public async Task BuyPastOrdersAsync(int orders, TimeSpan within, CancellationToken stop)
    {
        for (var i = orders; i > 0; i--) await BuyAsync(Pace.Now - (within * i / orders), stop);
    }

    private async Task BuyAsync(DateTimeOffset? placedAt, CancellationToken stop)
    {
        var merchant = Weighted(merchants, one => one.Weight);
        var shop = shops[merchant.Code];
        var channel = merchant.Channels[Random.Next(merchant.Channels.Length)];
        var number = await numbers.NextAsync(merchant, channel, shop, stop);
        var answer = await shop.PostAsync($"{merchant.Path}/orders", Order(merchant, channel, number, placedAt), stop);
        if (Note(answer, "ordersPlaced") && placedAt is null && Chance(ChangesMind)) _ = CancelLaterAsync(merchant, answer.Json.Text("id"), shop, stop);
    }

    private object Order(MerchantSpec merchant, string channel, string number, DateTimeOffset? placedAt)
    {
        var name = Floor.Site.Buyers[Random.Next(Floor.Site.Buyers.Length)];
        var (town, postcode, country) = Floor.Site.Towns[Random.Next(Floor.Site.Towns.Length)];
        var mail = string.Concat(name.Where(char.IsAsciiLetter)).ToLowerInvariant();
        return new
        {
            number,
            channel,
            placedAt,
            customer = new { name, email = $"{mail}@example.com" },
            shipTo = new { name, line1 = $"{Random.Next(1, 140)} {Street(country)}", city = town, postcode, country },
            serviceLevel = Chance(Expedited) ? "express" : "standard",
            partialPolicy = Chance(WantsAllAtOnce) ? "shipComplete" : "shipAvailable",
            lines = Lines(merchant),
        };
    }

    private object[] Lines(MerchantSpec merchant)
    {
        var wanted = 1 + (Chance(0.45) ? 1 : 0) + (Chance(0.2) ? 1 : 0) + (Chance(0.08) ? 2 : 0);
        var ranked = merchant.Articles.Select((article, i) => (article, weight: 1.0 / (i + 2))).ToArray();
        return
        [
            .. Enumerable.Range(0, wanted).Select(_ => Weighted(ranked, one => one.weight).article).Distinct()
                .Select(article => (object)new
                {
                    sku = article.Sku,
                    quantity = Chance(0.72) ? 1 : Random.Next(2, 5),
                    unitPrice = new { amount = article.Price, currency = merchant.Currency },
                }),
        ];
    }

    private async Task CancelLaterAsync(MerchantSpec merchant, string order, Client shop, CancellationToken stop)
    {
        try
        {
            await Pace.WaitAsync(Minute * (1 + (counted++ % 14)), TimeSpan.Zero, stop);
            Note(await shop.PostAsync($"{merchant.Path}/orders/{Uri.EscapeDataString(order)}/cancel", new { reason = "The buyer changed their mind" }, stop), "cancelled");
        }
        catch (OperationCanceledException)
        {
            // The demo is ending.
        }
    }

    private T Weighted<T>(T[] of, Func<T, double> weight)
    {
        var at = Random.NextDouble() * of.Sum(weight);
        foreach (var one in of)
        {
            at -= weight(one);
            if (at < 0) return one;
        }

        return of[^1];
    }

    private static string Street(string country) => country switch
    {
        "FR" => "rue des Lilas",
        "NL" => "Lindelaan",
        "DE" or "AT" => "Gartenstraße",
        "IT" => "via Garibaldi",
        "ES" => "calle Mayor",
        "SE" or "DK" => "Storgatan",
        "JP" => "Sakura-dori",
        "KR" => "Sejong-daero",
        _ => "Market Street",
    };
}

/// <summary>Numbers each shop's orders from 1001, as shops do; continues after the shop's last order.</summary>
public sealed class OrderNumbers
{
    private const long Before = 1_000;

    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, long> last = new(StringComparer.Ordinal);

    public async Task<string> NextAsync(MerchantSpec merchant, string channel, Client shop, CancellationToken stop)
    {
        var key = $"{merchant.Code}/{channel}";
        if (!last.ContainsKey(key)) last.TryAdd(key, await LastAsync(merchant, channel, shop, stop));
        return last.AddOrUpdate(key, Before + 1, (_, known) => known + 1).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Returns the highest number on the newest page that has any: orders of visitors and races have other numbers and are skipped.</summary>
    private static async Task<long> LastAsync(MerchantSpec merchant, string channel, Client shop, CancellationToken stop)
    {
        for (string? cursor = null; ;)
        {
            var page = await shop.GetAsync($"{merchant.Path}/orders?channel={channel}&limit=500{(cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}")}", stop);
            var numbers = page.Items.Select(order => long.TryParse(order.Text("number"), CultureInfo.InvariantCulture, out var number) ? number : 0).Where(number => number > 0).ToArray();
            cursor = page.Json.Text("nextCursor");
            if (numbers.Length > 0 || cursor.Length == 0) return numbers.Append(Before).Max();
        }
    }
}
