using OrleansWarehouse.Simulation.Tests.Floor;

namespace OrleansWarehouse.Simulation.Tests.People;

/// <summary>Before the first day.</summary>
internal static class Opening
{
    public static async Task SetUpAsync(Crew crew)
    {
        await crew.AskAsync("PUT", $"/merchants/{Layout.Merchant}", new { name = "M", currency = "EUR" });
        await crew.AskAsync("PUT", $"/merchants/{Layout.Merchant}/channels/{Layout.Channel}", new { name = "Shop", kind = "store" });
        foreach (var kind in crew.Kinds)
        {
            var answer = await crew.AskAsync("PUT", $"/merchants/{kind.Merchant}/skus/{kind.Sku}", new
            {
                description = kind.Sku, tracking = kind.Tracking, weightGrams = 10, lengthMm = 10, widthMm = 10, heightMm = 10,
            });
            if (!answer.IsOk) throw new InvalidOperationException($"{kind.Sku}: {answer.Status} {answer.Json}");
        }

        foreach (var site in crew.Sites)
        {
            await crew.AskAsync("PUT", $"/sites/{site}", new { name = site, kind = "warehouse", country = "GB", postcode = "SW1A 1AA" });
            foreach (var spot in Layout.Spots) await Correcting.PutSpotAsync(crew, site, spot);
            foreach (var picker in Layout.Pickers) await crew.AskAsync("PUT", $"/sites/{site}/pickers/{picker}", new { name = picker });
        }

        if (crew.Spots.Count != crew.Sites.Count * Layout.Spots.Count) throw new InvalidOperationException("The shelves could not be put up.");
    }
}

/// <summary>Whoever is there does what there is to do, until nothing is left.</summary>
internal static class Closing
{
    private static readonly string[] Jobs = ["confirm", "putAway", "putAway", "putAway", "wave", "pick", "pick", "pick", "pack", "pack", "manifest", "count"];

    public static async Task WorkAsync(Crew crew, int round)
    {
        foreach (var job in Jobs)
        {
            // Each job at each site: who does it throws his own dice until he comes to it.
            for (var i = 0; i < 4; i++) await Acts.All[job](crew, new(Hosting.Dice.Seed((ulong)round, (ulong)(i * 100) + (ulong)Array.IndexOf(Jobs, job))));
        }
    }
}
