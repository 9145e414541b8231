using System.Globalization;

namespace OrleansWarehouse.Demo.World;

/// <summary>Forty merchants: the same ones in every demo.</summary>
public static class KnownMerchants
{
    private const int Seed = 20;
    private const decimal YenPerEuro = 160m;
    private const decimal CentsOff = 0.05m;

    private static readonly (string Name, Model[] Range)[] Rotterdam =
    [
        ("Kornhaus Tableware", Ranges.Table), ("Brander Coffee", Ranges.Coffee), ("Fjell & Fjord", Ranges.Outdoor),
        ("Papeterie Lune", Ranges.Paper), ("Houten Vriend", Ranges.Toys), ("Pootgoed", Ranges.Pets), ("Spaak Cycling", Ranges.Bikes),
        ("Savonnerie du Port", Ranges.Care), ("Maison Terre", Ranges.Table), ("Kaffe Nord", Ranges.Coffee), ("Alpin Werk", Ranges.Outdoor),
        ("Blauwdruk", Ranges.Paper), ("Piccolo Mondo", Ranges.Toys), ("Velo Verde", Ranges.Bikes), ("Botanica Care", Ranges.Care),
        ("Casa Azul", Ranges.Table),
    ];

    private static readonly (string Name, Model[] Range)[] Reno =
    [
        ("Sierra Supply", Ranges.Outdoor), ("Truckee Roasters", Ranges.Coffee), ("Little Canyon Toys", Ranges.Toys), ("Good Dog Goods", Ranges.Pets),
        ("Desert Wheel", Ranges.Bikes), ("Juniper Soap", Ranges.Care), ("High Plains Paper", Ranges.Paper), ("Clay & Ember", Ranges.Table),
        ("Basecamp West", Ranges.Outdoor), ("Daily Grind", Ranges.Coffee), ("Wag Society", Ranges.Pets), ("Redwood Press", Ranges.Paper),
        ("Tumbleweed Kids", Ranges.Toys),
    ];

    private static readonly (string Name, Model[] Range)[] Osaka =
    [
        ("Shiro Ceramics", Ranges.Table), ("Kissa Aoi", Ranges.Coffee), ("Yama Michi", Ranges.Outdoor), ("Kami no Ie", Ranges.Paper),
        ("Komorebi Toys", Ranges.Toys), ("Inu to Neko", Ranges.Pets), ("Naniwa Cycle", Ranges.Bikes), ("Yuzu Bath", Ranges.Care),
        ("Sora Stationery", Ranges.Paper), ("Hinoki Home", Ranges.Table), ("Minato Coffee", Ranges.Coffee),
    ];

    public static readonly MerchantSpec[] All =
    [
        .. Of(Rotterdam, KnownSites.Rotterdam, "EUR", 0),
        .. Of(Reno, KnownSites.Reno, "USD", Rotterdam.Length),
        .. Of(Osaka, KnownSites.Osaka, "JPY", Rotterdam.Length + Reno.Length),
    ];

    /// <summary>Creates the merchants of a site: the lower a merchant's index, the more it sells; the largest also ships from another site.</summary>
    private static IEnumerable<MerchantSpec> Of((string Name, Model[] Range)[] names, SiteSpec site, string currency, int first) =>
        names.Select((one, i) =>
        {
            var other = KnownSites.All[(Array.IndexOf(KnownSites.All, site) + 1) % KnownSites.All.Length];
            string[] channels = i % 3 == 0 ? ["web", "market"] : ["web"];
            return new MerchantSpec(
                CodeOf(one.Name), one.Name, currency, 1.0 / (i + 3), channels, i < 1 ? [site, other] : [site],
                [.. Articles(first + i, one.Range, currency)]);
        });

    private static string CodeOf(string name) =>
        string.Join('-', name.ToLowerInvariant().Split([' ', '&'], StringSplitOptions.RemoveEmptyEntries));

    private static IEnumerable<Article> Articles(int merchant, Model[] range, string currency)
    {
        var random = new Random(Seed + merchant);
        var models = range.Prepend(Ranges.Mug).SelectMany(model => model.Variants.Select(variant => (model, variant)));
        return models.Select((item, i) =>
        {
            var (model, variant) = item;
            var litres = model.LengthMm * model.WidthMm * model.HeightMm / 1_000_000.0;
            return new Article(
                $"{model.Code}-{variant.ToUpperInvariant()}",
                $"{model.Name}, {variant.ToLowerInvariant()}",
                Gtin(merchant, i + 1),
                model.LengthMm, model.WidthMm, model.HeightMm, model.Grams,
                PriceIn(currency, model.Price * random.Next(90, 125) / 100m),
                litres > 5 ? 4 : litres > 1 ? 6 : 12,
                Target(i, litres, random));
        });
    }

    /// <summary>Returns the target stock: more of the best sellers, less of bulky articles.</summary>
    private static int Target(int rank, double litres, Random random) =>
        (int)(random.Next(90, 150) / (litres > 8 ? 4 : litres > 3 ? 2 : 1) * (rank < 4 ? 2 : 1));

    private static decimal PriceIn(string currency, decimal euros) =>
        currency == "JPY" ? Math.Round(euros * YenPerEuro / 10m) * 10m : Math.Ceiling(euros * 2m) / 2m - CentsOff;

    /// <summary>Returns a GTIN-13 in the range that GS1 reserves for examples (952); check digit modulo 10, weights 1 and 3 from the left.</summary>
    private static string Gtin(int merchant, int item)
    {
        var digits = string.Create(CultureInfo.InvariantCulture, $"952{merchant + 1:D4}{item:D5}");
        var sum = digits.Select((digit, i) => (digit - '0') * (i % 2 == 0 ? 1 : 3)).Sum();
        return string.Create(CultureInfo.InvariantCulture, $"{digits}{(10 - (sum % 10)) % 10}");
    }
}
