using OrleansWarehouse.Demo.Http;
using OrleansWarehouse.Demo.World;

namespace OrleansWarehouse.Demo.Work;

/// <summary>Releases waves, finds forgotten totes, solves incidents and writes off damaged goods.</summary>
public sealed class Supervisor(Floor floor, Client me, int seed) : Worker(floor, me, seed)
{
    private const int MaxOrders = 28;
    private const double Breaks = 0.03;

    /// <summary>Forgotten totes and incidents are looked for once in so many rounds.</summary>
    private const int LeftLying = 6;

    private static readonly TimeSpan BetweenWaves = TimeSpan.FromSeconds(75);
    /// <summary>How long a short pick is investigated, in simulated time.</summary>
    private static readonly TimeSpan Understanding = TimeSpan.FromMinutes(20);

    private static readonly string[] NotPacked = ["reserved", "released", "picking", "picked"];

    private int rounds;

    protected override async Task WorkAsync(CancellationToken stop)
    {
        var wall = await Me.GetAsync($"{Floor.Path}/overview", stop);
        Floor.Open = wall.Json.Items("stages").Where(stage => NotPacked.Contains(stage.Text("status"))).Sum(stage => stage.Number("fulfilments"));
        var wave = await Me.PostAsync($"{Floor.Path}/waves", new { maxOrders = MaxOrders, kind = "batch" }, stop);
        if (wave.IsOk && wave.Json.Items("tasks").Length > 0) Note(wave, "waves");
        if (rounds++ % LeftLying == 0)
        {
            await FindUnpackedTotesAsync(stop);
            await SolveAsync(stop);
        }

        if (!Pace.IsRushing && Chance(Breaks)) await WriteOffAsync(stop);
        await RestAsync(BetweenWaves, stop);
    }

    private async Task SolveAsync(CancellationToken stop)
    {
        var open = await Me.GetAsync($"{Floor.Path}/incidents?status=open&limit=500", stop);
        foreach (var incident in open.Items.Where(one => Pace.Since(one.Time("raisedAt") ?? Pace.Now) > Understanding))
        {
            var path = $"{Floor.Path}/incidents/{Uri.EscapeDataString(incident.Text("incident"))}/solve";
            Note(await Me.PostAsync(path, new { note = "Looked for, not found, and counted again" }, stop), "solved");
        }
    }

    /// <summary>Brings picked totes to the benches that were not brought there, for instance because the demo was stopped.</summary>
    private async Task FindUnpackedTotesAsync(CancellationToken stop)
    {
        foreach (var merchant in KnownMerchants.All.Where(merchant => merchant.Sites.Contains(Floor.Site)))
        {
            var orders = $"{merchant.Path}/orders?site={Floor.Site.Code}&limit=100&status=";
            var picked = await Floor.Desk.GetAsync($"{orders}picked", stop);
            // Part of an order may have been shipped, from this site or another.
            var partly = await Floor.Desk.GetAsync($"{orders}partiallyShipped", stop);
            foreach (var listed in picked.Items.Concat(partly.Items))
            {
                var order = await Floor.Desk.GetAsync($"{merchant.Path}/orders/{Uri.EscapeDataString(listed.Text("id"))}", stop);
                foreach (var fulfilment in order.Json.Items("fulfilments"))
                {
                    if (fulfilment.Text("site") == Floor.Site.Code && fulfilment.Text("status") == "picked") Floor.Bring(fulfilment.Text("id"));
                }
            }
        }
    }

    private async Task WriteOffAsync(CancellationToken stop)
    {
        var merchants = KnownMerchants.All.Where(merchant => merchant.Home == Floor.Site).ToArray();
        var merchant = merchants[Random.Next(merchants.Length)];
        var sku = merchant.Articles[Random.Next(merchant.Articles.Length)].Sku;
        var lying = await Me.GetAsync($"{Floor.Path}/stock?merchant={merchant.Code}&sku={sku}&limit=20", stop);
        var shelf = lying.Items.FirstOrDefault(row => row.Text("holderKind") == "location" && row.Number("quantity") > row.Number("allocated"));
        if (shelf.Text("location") is not { Length: > 0 } location) return;
        var broken = new { merchant = merchant.Code, sku, location, lot = shelf.Text("lot") is { Length: > 0 } lot ? lot : null, quantity = -1, reason = "damaged", note = "Fell off the shelf" };
        Note(await Me.PostAsync($"{Floor.Path}/adjustments", broken, stop), "damaged");
    }
}
