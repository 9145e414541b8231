using OrleansWarehouse.Simulation.Tests.Floor;
using OrleansWarehouse.Simulation.Tests.Hosting;
using OrleansWarehouse.Simulation.Tests.Http;

namespace OrleansWarehouse.Simulation.Tests.People;

/// <summary>Before the first day.</summary>
internal static class Opening
{
    public static Task<Answer> PutSiteAsync(Crew crew, string site, string? truckAt) => crew.AskAsync("PUT", $"/sites/{site}", new
    {
        name = site, kind = "warehouse", country = "GB", postcode = "SW1A 1AA",
        cutoffs = truckAt is null ? null : new[] { new { carrier = "simulated", time = truckAt } },
    });

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
            await PutSiteAsync(crew, site, null);
            foreach (var spot in Layout.Spots) await Correcting.PutSpotAsync(crew, site, spot);
            foreach (var picker in Layout.Pickers.Concat(Layout.Storers).Append(Layout.Stranger)) await crew.AskAsync("PUT", $"/sites/{site}/pickers/{picker}", new { name = picker });
        }

        if (crew.Spots.Count != crew.Sites.Count * Layout.Spots.Count) throw new InvalidOperationException("The shelves could not be put up.");
    }
}

/// <summary>Whoever is there does what there is to do, until nothing is left.</summary>
internal static class Closing
{
    /// <summary>How many of a sort are done in a round; the next round does more.</summary>
    private const int Some = 6;

    public static async Task WorkAsync(Crew crew, int round)
    {
        var dice = new Dice((ulong)round);
        while (crew.Deliveries.Count > 0) await Receiving.ConfirmAsync(crew, dice);
        foreach (var site in crew.Sites)
        {
            for (var i = 0; i < Some; i++) await Storing.PutAwayAsync(crew, dice, site, elsewhere: round > 20);
            await Picking.WaveAsync(crew, dice, site);
            foreach (var picker in Layout.Pickers) await Picking.PickAsync(crew, dice, site, picker);
            for (var i = 0; i < Some; i++) await Packing.PackAsync(crew, dice, site);
            await Packing.HandOverAsync(crew, site);
            await Working.CountAsync(crew, dice);
        }

        if (crew.Dialect.Doubts && !await Settling.SettleDoubtsAsync(crew)) await Settling.SettleAllAsync(crew);
        for (var i = 0; i < Some && !crew.Dialect.Doubts; i++) await Correcting.CountAsync(crew, dice);
    }
}
