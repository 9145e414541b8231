using OrleansWarehouse.Crash.Tests.Http;

namespace OrleansWarehouse.Crash.Tests.Load;

/// <summary>Now and then finds a unit, writes one off, moves goods from shelf to shelf, and counts what pickers did not find.</summary>
internal sealed class StockWorker(Floor floor, Dice dice) : Worker(floor, dice)
{
    protected override (int Least, int Most) Rest => (100, 600);

    /// <summary>Every other piece of work is a move, because most moves find no unallocated goods.</summary>
    protected override Task WorkAsync() => Dice.Between(1, 6) switch
    {
        1 => FindAsync(),
        2 => WriteOffAsync(),
        3 => CountAsync(),
        _ => MoveAsync(),
    };

    /// <summary>Counts a shelf with goods in doubt: the units in doubt are not there.</summary>
    private async Task CountAsync()
    {
        var doubts = (await Client.ListAsync($"{Floor.Site}/doubts")).Where(row => row.Text("holderKind") == "location").ToArray();
        if (doubts.Length == 0) return;
        var (location, sku) = (Dice.Of(doubts).Text("location"), Dice.Of(doubts).Text("sku"));
        var lying = await Client.ListAsync($"{Floor.Site}/stock?location={location}&sku={sku}");
        var count = new
        {
            location, merchant = Floor.MerchantName, sku, quantity = lying.Sum(row => row.Number("quantity") - row.Number("inDoubt")),
        };
        var counted = (await Client.PostAsync($"{Floor.Site}/counts", count)).Json;
        var accepted = (await Client.PostAsync($"{Floor.Site}/counts/{counted.Text("id")}/accept", new { })).Json;
        Ledger.Counted(sku, accepted.Number("expected") - accepted.Number("counted"));
    }

    private async Task FindAsync()
    {
        var (sku, location) = (Dice.Of(Floor.Skus), Dice.Of(Floor.Shelves));
        var found = new { merchant = Floor.MerchantName, sku, location, quantity = 1, reason = "found" };
        await Client.PostAsync($"{Floor.Site}/adjustments", found);
        Ledger.Found(sku, found.quantity);
    }

    /// <summary>Writes off a unit even if it is allocated: promises and plans then lose it.</summary>
    private async Task WriteOffAsync()
    {
        var lying = (await Client.ListAsync($"{Floor.Site}/stock")).Where(row => Floor.Shelves.Contains(row.Text("location"))).ToArray();
        if (lying.Length == 0) return;
        var row = Dice.Of(lying);
        var (sku, location) = (row.Text("sku"), row.Text("location"));
        var broken = new { merchant = Floor.MerchantName, sku, location, quantity = -1, reason = "damaged" };
        var answer = await Client.PostAsync($"{Floor.Site}/adjustments", broken, "not_enough_stock");
        if (answer.IsOk) Ledger.WrittenOff(sku);
    }

    private async Task MoveAsync()
    {
        var lying = (await Client.ListAsync($"{Floor.Site}/stock"))
            .Where(row => Floor.Shelves.Contains(row.Text("location")) && row.Number("quantity") > row.Number("allocated"))
            .ToArray();
        if (lying.Length == 0) return;
        var row = Dice.Of(lying);
        var to = Dice.Of([.. Floor.Shelves.Where(shelf => shelf != row.Text("location"))]);
        var move = new { merchant = Floor.MerchantName, sku = row.Text("sku"), quantity = 1, from = row.Text("location"), to };
        var moved = await Client.PostAsync($"{Floor.Site}/moves", move, "not_enough_stock", "allocated");
        if (moved.IsOk) Ledger.Did("moved");
    }
}
