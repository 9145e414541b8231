using OrleansWarehouse.Crash.Tests.Http;

namespace OrleansWarehouse.Crash.Tests.Load;

/// <summary>Puts away goods from the dock, or back from a tote: mostly as proposed, now and then in part or
/// elsewhere.</summary>
internal sealed class PutAwayWorker(Floor floor, Dice dice) : Worker(floor, dice)
{
    protected override (int Least, int Most) Rest => (0, 100);

    protected override async Task WorkAsync()
    {
        var open = (await Client.GetAsync($"{Floor.Site}/putAways?status=open&limit=20")).Items("items");
        if (open.Length == 0) return;
        var putAway = Dice.Of(open);
        var quantity = putAway.Number("quantity");
        var isAsProposed = putAway.TextOrNull("to") is not null && Dice.Percent(80);
        var carried = Dice.Percent(50) ? quantity : Dice.Between(1, (int)quantity);
        var line = new { location = Dice.Of(Floor.Shelves), quantity = carried };
        var path = $"{Floor.Site}/putAways/{Uri.EscapeDataString(putAway.Text("id"))}";
        var done = await Client.PostAsync($"{path}/complete", isAsProposed ? new { } : new { lines = new[] { line } }, "ended");
        if (done.IsOk) Ledger.PutAway(path);
    }
}
