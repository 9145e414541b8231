using OrleansWarehouse.Demo.Http;
using OrleansWarehouse.Demo.Work;
using OrleansWarehouse.Demo.World;

namespace OrleansWarehouse.Demo;

/// <summary>Runs everyone who buys, sells, receives, picks, packs and drives, over the public HTTP API alone, until stopped.</summary>
/// <param name="server">Where the server listens.</param>
/// <param name="key">An operator's key.</param>
public sealed class Simulation(Uri server, string key, SavedDemo kept, Pace pace, Journal journal)
{
    /// <summary>How many past orders each site gets when a new demo starts.</summary>
    private const int Before = 70;

    /// <summary>How many of those are still open when the visitor arrives.</summary>
    private const int StillOpen = 26;

    private static readonly TimeSpan Days = TimeSpan.FromDays(3);
    private static readonly TimeSpan LongestRush = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(500);

    /// <param name="isFresh">Whether the demo is new: then past orders are created first.</param>
    public async Task RunAsync(bool isFresh, CancellationToken stop)
    {
        using var wire = Client.Wire(server);
        var desk = new Client(wire, key);
        var shops = KnownMerchants.All.ToDictionary(merchant => merchant.Code, merchant => new Client(wire, kept.Keys[merchant.Code]));
        var numbers = new OrderNumbers();
        var floors = KnownSites.All.Select(site => new Floor(site, desk, pace, journal)).ToArray();
        var buyers = floors.Select((floor, i) => new Buyers(floor, numbers, shops, Seed(i))).ToArray();

        pace.IsRushing = isFresh;
        var ordering = isFresh ? Task.WhenAll(buyers.Select(one => one.BuyPastOrdersAsync(Before, Days, stop))) : Task.CompletedTask;
        var floorWork = floors.SelectMany((floor, i) => CrewAsync(floor, wire, shops, i, kept, stop)).ToArray();
        if (isFresh) await RushAsync(ordering, stop);
        if (isFresh) await Task.WhenAll(buyers.Select(one => one.BuyPastOrdersAsync(StillOpen, TimeSpan.FromMinutes(StillOpen), stop)));
        await Task.WhenAll([.. floorWork, .. buyers.Select(one => one.RunAsync(stop))]);
    }

    /// <summary>Waits until most past orders are packed, or it takes too long.</summary>
    private async Task RushAsync(Task ordering, CancellationToken stop)
    {
        var start = pace.Now;
        try
        {
            await ordering;
            while (journal.Counts.GetValueOrDefault("packed") < journal.Counts.GetValueOrDefault("ordersPlaced") * 0.95
                && pace.Now - start < LongestRush) await Task.Delay(PollInterval, stop);
        }
        finally
        {
            pace.IsRushing = false;
        }
    }

    private static IEnumerable<Task> CrewAsync(Floor floor, HttpClient wire, Dictionary<string, Client> shops, int site, SavedDemo kept, CancellationToken stop)
    {
        var seed = Seed(site);
        foreach (var person in Person.Of(floor.Site))
        {
            var me = new Client(wire);
            seed++;
            Worker worker = person.Role switch
            {
                "supervisor" => new Supervisor(floor, me, seed),
                "picker" => new Picker(floor, me, person.User, seed),
                "packer" => new Packer(floor, me, person.Name, seed),
                _ => new Receiver(floor, me, seed),
            };
            yield return SignInAndWorkAsync(worker, me, new { site = floor.Site.Code, badge = person.Badge, pin = kept.PinOf(person.User) }, stop);
        }

        yield return new Carrier(floor, ++seed).RunAsync(stop);
        yield return new Purchasing(floor, shops, ++seed).RunAsync(stop);
    }

    private static async Task SignInAndWorkAsync(Worker worker, Client me, object credentials, CancellationToken stop)
    {
        await me.SignInAsync(credentials, stop);
        await worker.RunAsync(stop);
    }

    private static int Seed(int site) => Environment.TickCount + (site * 1_000);
}
