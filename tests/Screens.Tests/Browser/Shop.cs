using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

using OrleansWarehouse.Tests.Hosting;

namespace OrleansWarehouse.Screens.Tests.Browser;

/// <summary>What stands behind the screens, over the API: a merchant with stock at a site, and its orders.</summary>
/// <param name="number">Tells it from the others on the same server.</param>
internal sealed class Shop(Uri address, int number) : IDisposable
{
    private readonly HttpClient http = new()
    {
        BaseAddress = new(address, "/api/v1/"),
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", ServerProcess.AdminKey) },
    };

    private int orders;

    public const string Sku = "MUG-BLUE";

    public string Merchant { get; } = $"acme{number}";

    public string Site { get; } = $"PAR{number}";

    /// <summary>A name that nobody has in another shop.</summary>
    public string Own(string name) => $"{name}-{number}";

    public void Dispose() => http.Dispose();

    /// <summary>A site with three shelves and a picker, and a merchant with a hundred mugs on one of them.</summary>
    public async Task OpenAsync()
    {
        await PutAsync($"merchants/{Merchant}", new { name = "Acme Tableware", currency = "EUR" });
        await PutAsync($"merchants/{Merchant}/channels/web", new { name = "acme.example", kind = "store" });
        await PutAsync($"merchants/{Merchant}/skus/{Sku}", new
        {
            description = "Mug, blue", barcodes = new[] { new { value = "4006381333931" } }, weightGrams = 350, lengthMm = 120, widthMm = 90, heightMm = 100,
        });
        await PutAsync($"sites/{Site}", new
        {
            name = "Paris 1", kind = "warehouse", country = "FR", postcode = "93200", timeZone = "Europe/Paris",
            cutoffs = new[] { new { carrier = "simulated", time = "18:00" } },
        });
        await PostAsync($"sites/{Site}/locations:batch", new object[]
        {
            new { code = "DOCK", zone = "in", kind = "receiving", x = 0, y = 0 },
            new { code = "BENCH", zone = "out", kind = "packing", x = 9000, y = 0 },
            new { code = "A-01-1", zone = "shelf", kind = "pick", aisle = "A", bay = "01", level = "1", x = 2000, y = 1000 },
        });
        await PutAsync($"sites/{Site}/pickers/{Own("ann")}", new { name = "Ann" });
        await PutAsync($"merchants/{Merchant}/inbound/ASN-1", new { site = Site, lines = new[] { new { sku = Sku, quantity = 100 } } });
        await PostAsync($"merchants/{Merchant}/inbound/ASN-1/receipts", new { lines = new[] { new { sku = Sku, quantity = 100 } }, final = true });
        await PutAsync($"merchants/{Merchant}/inbound/ASN-2", new { site = Site, expectedAt = "2030-01-01T08:00:00Z", lines = new[] { new { sku = Sku, quantity = 3 } } });
        foreach (var putAway in await ItemsAsync($"sites/{Site}/putAways?status=open"))
            await PostAsync($"sites/{Site}/putAways/{putAway.GetProperty("id").GetString()}/complete", new { });
    }

    /// <returns>The order's number.</returns>
    public async Task<string> OrderAsync(long quantity = 1)
    {
        var number = $"{1000 + Interlocked.Increment(ref orders)}";
        await PostAsync($"merchants/{Merchant}/orders", new
        {
            number,
            channel = "web",
            customer = new { name = "Bo Svensson" },
            shipTo = new { name = "Bo Svensson", line1 = "Storgatan 1", postcode = "111 22", city = "Stockholm", country = "SE" },
            lines = new[] { new { sku = Sku, quantity } },
        });
        return number;
    }

    /// <summary>The order goes through a wave and a picker's hands into a tote.</summary>
    /// <returns>The tote.</returns>
    public async Task<string> PickAsync(string number)
    {
        var fulfilment = (await OrderAsync(number)).GetProperty("fulfilments")[0].GetProperty("id").GetString();
        await PostAsync($"sites/{Site}/waves", new { kind = "single", fulfilments = new[] { fulfilment } });
        while (true)
        {
            var task = await PostAsync($"sites/{Site}/pickers/{Own("ann")}/nextTask", new { });
            foreach (var stop in task.GetProperty("stops").EnumerateArray())
                await PostAsync($"sites/{Site}/tasks/{task.GetProperty("task").GetString()}/picks", new { picker = Own("ann"), stop = stop.GetProperty("stop").GetInt32(), quantity = stop.GetProperty("quantity").GetInt64() });
            var drop = task.GetProperty("stops")[0].GetProperty("drops")[0];
            if (drop.GetProperty("fulfilment").GetString() == fulfilment) return drop.GetProperty("tote").GetString()!;
        }
    }

    public Task<JsonElement> OrderAsync(string number) => GetAsync($"merchants/{Merchant}/orders/web:{number}");

    public async Task<JsonElement> GetAsync(string path) => await OkAsync(await http.GetAsync(new Uri(path, UriKind.Relative)));

    public async Task PutAsync(string path, object body) => await OkAsync(await http.PutAsJsonAsync(path, body));

    public async Task<JsonElement> PostAsync(string path, object body) => await OkAsync(await http.PostAsJsonAsync(path, body));

    public async Task<IReadOnlyList<JsonElement>> ItemsAsync(string path) =>
        [.. (await GetAsync(path)).GetProperty("items").EnumerateArray()];

    private static async Task<JsonElement> OkAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{response.RequestMessage!.Method} {response.RequestMessage.RequestUri}: {text}");
        return text.Length == 0 ? default : JsonElement.Parse(text);
    }
}
