using OrleansWarehouse.Simulation.Tests.Floor;
using OrleansWarehouse.Simulation.Tests.Hosting;
using OrleansWarehouse.Simulation.Tests.Http;

namespace OrleansWarehouse.Simulation.Tests.People;

/// <summary>What people do wrong. Each counts as one mistake of its SKU: there, and only there, books and floor may differ.</summary>
internal static class Slips
{
    /// <summary>Goods are put on another shelf than is scanned.</summary>
    public static async Task MisplaceAsync(Crew crew, Dice dice)
    {
        var site = dice.Of(crew.Sites);
        var open = (await crew.GetAsync($"/sites/{site}/putAways?status=open")).Json.Items().Where(static one => one.TextOrNull("to") is not null).ToArray();
        if (open.Length == 0) return;
        var putAway = dice.Of(open);
        var (sku, to) = (putAway.Text("sku"), putAway.Text("to"));
        var from = putAway.TextOrNull("fromKind") == "container" ? Place.In(site, putAway.Text("from")) : Place.At(site, putAway.Text("from"));
        var goods = crew.Floor.Find(from, sku, putAway.TextOrNull("lot"), putAway.TextOrNull("serial"), putAway.Number("quantity"));
        var wrong = dice.Of(Layout.Shelves);
        if (goods.Count < putAway.Number("quantity") || wrong == to) return;
        crew.Mistakes.Make(sku);
        crew.Floor.Move(goods, Place.At(site, wrong));
        var answer = await new Device(crew, dice).ScanAsync($"/sites/{site}/putAways/{putAway.Text("id")}/complete", new { });
        crew.Story.Tell($"{goods.Count} {sku} are put on {wrong} at {site} and scanned as put on {to}: {answer.Status} {answer.Code}. (a mistake)");
    }

    /// <summary>Goods are carried from shelf to shelf, and nobody scans anything.</summary>
    public static Task CarryUnseenAsync(Crew crew, Dice dice)
    {
        var (site, from, to) = (dice.Of(crew.Sites), dice.Of(Layout.Shelves), dice.Of(Layout.Shelves));
        var here = crew.Floor.In(Place.At(site, from)).Where(unit => crew.Kinds.Contains(unit.Kind)).ToArray();
        if (here.Length == 0 || from == to) return Task.CompletedTask;
        var sku = dice.Of(here).Kind.Sku;
        var goods = crew.Floor.Find(Place.At(site, from), sku, null, null, dice.Between(1, 4));
        crew.Mistakes.Make(sku);
        crew.Floor.Move(goods, Place.At(site, to));
        crew.Story.Tell($"{goods.Count} {sku} are carried from {from} to {to} at {site}, and nobody scans it. (a mistake)");
        return Task.CompletedTask;
    }

    /// <summary>One more is scanned at a stop than was taken, or one fewer.</summary>
    public static async Task MiscountPickAsync(Crew crew, Dice dice)
    {
        var (site, picker) = (dice.Of(crew.Sites), dice.Of(Layout.Pickers));
        if (!crew.Engage($"{site}/{picker}")) return;
        try
        {
            var next = await crew.PostAsync($"/sites/{site}/pickers/{picker}/nextTask", new { });
            if (next.Status != 200) return;
            var stops = next.Json.Items("stops").Where(static stop => Picking.Open(stop) > 1 && stop.TextOrNull("serial") is null).ToArray();
            if (stops.Length == 0) return;
            var stop = dice.Of(stops);
            var drop = stop.Items("drops").FirstOrDefault(static drop => drop.Number("quantity") - drop.Number("done") > 1);
            if (drop.ValueKind is not System.Text.Json.JsonValueKind.Object) return;
            var (open, sku, tote) = (drop.Number("quantity") - drop.Number("done"), stop.Text("sku"), drop.Text("tote"));
            var goods = crew.Floor.Find(Place.At(site, stop.Text("location")), sku, stop.TextOrNull("lot"), null, open - 1);
            crew.Mistakes.Make(sku);
            crew.Floor.Move(goods, Place.In(site, tote));
            foreach (var unit in goods) unit.Tote = tote;
            var body = new { picker, stop = stop.Number("stop"), quantity = open, tote, lot = stop.TextOrNull("lot") };
            var answer = await new Device(crew, dice).ScanAsync($"/sites/{site}/tasks/{next.Json.Text("task")}/picks", body);
            crew.Story.Tell($"{picker} at {site} takes {goods.Count} {sku} from {stop.Text("location")} and scans {open}: {answer.Status} {answer.Code}. (a mistake)");
        }
        finally
        {
            crew.Release($"{site}/{picker}");
        }
    }

    /// <summary>At the dock one is counted that is not there, or one is overlooked.</summary>
    public static async Task MiscountReceiptAsync(Crew crew, Dice dice)
    {
        var (asn, site, kind) = ($"ASN{crew.Number("asn")}", dice.Of(crew.Sites), dice.Of(crew.Kinds));
        if (kind.Tracking != "none") return;
        var quantity = dice.Between(2, 8);
        var counted = quantity + (dice.Chance(0.5) ? 1 : -1);
        crew.Mistakes.Make(kind.Sku);
        crew.Floor.Bring(kind, quantity, null, Place.At(site, Layout.Dock));
        await crew.AskAsync("PUT", $"/merchants/{kind.Merchant}/inbound/{asn}", new { site, lines = new[] { new { sku = kind.Sku, quantity = counted } } });
        var answer = await crew.PostAsync(
            $"/merchants/{kind.Merchant}/inbound/{asn}/receipts", new { lines = new[] { new { sku = kind.Sku, quantity = counted } }, final = true });
        crew.Story.Tell($"{quantity} {kind.Sku} of {asn} come to the dock of {site} and {counted} are counted: {answer.Status} {answer.Code}. (a mistake)");
        if (answer.IsOk) crew.Doors.Pass(kind.Sku, counted);
    }

    /// <summary>Somebody takes over what another one has in hand; that one's scans may still be on their way.</summary>
    public static async Task TakeOverAsync(Crew crew, Dice dice)
    {
        var (site, picker) = (dice.Of(crew.Sites), dice.Of(Layout.Pickers));
        var held = (await crew.GetAsync($"/sites/{site}/tasks?status=assigned")).Json.Items().Where(task => task.TextOrNull("picker") != picker).ToArray();
        if (held.Length == 0) return;
        var task = dice.Of(held).Text("task");
        Working.Change(crew, site, task);
        var answer = crew.Dialect.TakeOvers
            ? await crew.PostAsync($"/sites/{site}/tasks/{task}/takeOver", new { picker })
            : await crew.PostAsync($"/sites/{site}/tasks/{task}/assign", new { picker, reason = "late" });
        crew.Story.Tell($"{picker} at {site} takes {task} over: {answer.Status} {answer.Code}.");
    }
}
