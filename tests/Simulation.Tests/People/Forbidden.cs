using OrleansWarehouse.Simulation.Tests.Floor;
using OrleansWarehouse.Simulation.Tests.Hosting;
using OrleansWarehouse.Simulation.Tests.Http;
using OrleansWarehouse.Simulation.Tests.Laws;

namespace OrleansWarehouse.Simulation.Tests.People;

/// <summary>What nobody may do, whatever the state of things. Nothing moves on the floor by it.</summary>
internal static class Forbidden
{
    /// <summary>Goods of a lot are counted in, and nobody says of which.</summary>
    public static Task ReceiveWithoutLotAsync(Crew crew, Dice dice) =>
        ReceiveAsync(crew, dice, "L", new { sku = "L", quantity = 1, lot = (string?)null, serials = (string[]?)null }, "without a lot");

    /// <summary>The label of a thing that is in the house is scanned at the dock once more.</summary>
    public static async Task ReceiveSerialAgainAsync(Crew crew, Dice dice)
    {
        var here = crew.Floor.Units.Where(static unit => unit is { Serial: not null, Tote: null, Place.Kind: PlaceKind.Location } && Layout.Shelves.Contains(unit.Place.Code)).ToArray();
        if (here.Length == 0) return;
        var serial = dice.Of(here).Serial!;
        await ReceiveAsync(crew, dice, "N", new { sku = "N", quantity = 1, lot = (string?)null, serials = new[] { serial } }, $"as {serial}, which is in the house,");
    }

    /// <summary>Somebody who never had a task scans a stop of it.</summary>
    public static async Task PickOfAnotherAsync(Crew crew, Dice dice)
    {
        var site = dice.Of(crew.Sites);
        var held = (await crew.GetAsync($"/sites/{site}/tasks?status=assigned")).Json.Items();
        if (held.Count == 0) return;
        var task = dice.Of(held).Text("task");
        var whole = (await crew.GetAsync($"/sites/{site}/tasks/{task}")).Json;
        var stops = whole.Items("stops").Where(static stop => Picking.Open(stop) > 0 && stop.TextOrNull("serial") is null).ToArray();
        if (stops.Length == 0) return;
        var stop = dice.Of(stops);
        var body = new { picker = Layout.Stranger, stop = stop.Number("stop"), quantity = 1, tote = stop.Items("drops")[0].Text("tote"), lot = stop.TextOrNull("lot"), at = crew.World.Clock.Now };
        var answer = await crew.PostAsync($"/sites/{site}/tasks/{task}/picks", body);
        Judge(crew, answer, Law.TasksHaveOwners, $"{Layout.Stranger} at {site} scans a stop of {task}, which is another's");
    }

    /// <summary>Somebody says that he has put away what another one has in hand. While nobody else is at anything: what is given back is
    /// anybody's.</summary>
    public static async Task PutAwayOfAnotherAsync(Crew crew, Dice dice)
    {
        var site = dice.Of(crew.Sites);
        var held = (await crew.GetAsync($"/sites/{site}/putAways?status=open")).Json.Items()
            .Where(static one => one.TextOrNull("picker") is not null && one.TextOrNull("to") is not null).ToArray();
        if (held.Length == 0 || crew.Active > 1) return;
        var putAway = dice.Of(held);
        var answer = await crew.PostAsync($"/sites/{site}/putAways/{putAway.Text("id")}/complete", new { picker = Layout.Stranger, at = crew.World.Clock.Now });
        if (answer.IsOk)
        {
            crew.Mistakes.Make(putAway.Text("sku"));
            crew.Mistakes.Confuse(putAway.Text("sku"));
        }

        if (crew.Active == 1) Judge(crew, answer, Law.TasksHaveOwners, $"{Layout.Stranger} at {site} says that {putAway.Text("id")}, which is another's, is done");
    }

    private static async Task ReceiveAsync(Crew crew, Dice dice, string sku, object line, string how)
    {
        var (asn, site) = ($"ASN{crew.Number("asn")}", dice.Of(crew.Sites));
        if (crew.Kinds.All(kind => kind.Sku != sku)) return;
        await crew.AskAsync("PUT", $"/merchants/{Layout.Merchant}/inbound/{asn}", new { site, lines = new[] { new { sku, quantity = 1 } } });
        var path = $"/merchants/{Layout.Merchant}/inbound/{asn}/receipts";
        Judge(crew, await crew.PostAsync(path, new { lines = new[] { line }, final = true }), Law.TrackingAtDoors, $"1 {sku} is received {how} at {site}");
        await crew.PostAsync(path, new { lines = Array.Empty<object>(), final = true });
    }

    private static void Judge(Crew crew, Answer answer, string law, string what)
    {
        crew.Story.Tell($"{what}: {answer.Status} {answer.Code}.");
        if (answer.IsOk) crew.Seen.Add((law, $"{what}, and that is accepted"));
    }
}
