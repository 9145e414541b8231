using System.Text.Json;

using OrleansWarehouse.Simulation.Tests.Floor;
using OrleansWarehouse.Simulation.Tests.Hosting;
using OrleansWarehouse.Simulation.Tests.Http;
using OrleansWarehouse.Simulation.Tests.Laws;

namespace OrleansWarehouse.Simulation.Tests.People;

/// <summary>Through the shelves with a list.</summary>
internal static class Picking
{
    public static Task WaveAsync(Crew crew, Dice dice) => WaveAsync(crew, dice, dice.Of(crew.Sites));

    public static async Task WaveAsync(Crew crew, Dice dice, string site)
    {
        var answer = await crew.PostAsync($"/sites/{site}/waves", new { kind = dice.Chance(0.5) ? "single" : "batch" });
        if (answer.IsOk && answer.Json.Items("tasks").Count == 0) return;
        crew.Story.Tell($"A wave is made at {site}: {answer.Status}, {answer.Json.Items("tasks").Count} tasks.");
    }

    /// <summary>Somebody takes his next task and does some stops of it, or all.</summary>
    public static Task PickAsync(Crew crew, Dice dice) => PickAsync(crew, dice, dice.Of(crew.Sites), dice.Of(Layout.Pickers));

    public static async Task PickAsync(Crew crew, Dice dice, string site, string picker)
    {
        if (!crew.Engage($"{site}/{picker}")) return;
        try
        {
            if (await NextAsync(crew, site, picker) is not { } task) return;
            var stops = dice.Chance(0.7) ? 100 : 1;
            foreach (var stop in task.Items("stops").Where(static stop => Open(stop) > 0).Take(stops))
                await StopAsync(crew, dice, site, picker, task, stop);
        }
        finally
        {
            crew.Release($"{site}/{picker}");
        }
    }

    /// <summary>Somebody else is to do the rest.</summary>
    public static async Task GiveBackAsync(Crew crew, Dice dice)
    {
        var (site, picker) = (dice.Of(crew.Sites), dice.Of(Layout.Pickers));
        if (!crew.Engage($"{site}/{picker}")) return;
        try
        {
            if (await NextAsync(crew, site, picker) is not { } task) return;
            Working.Change(crew, site, task.Text("task"));
            var answer = await crew.PostAsync($"/sites/{site}/tasks/{task.Text("task")}/release", new { picker, reason = "lunch" });
            crew.Story.Tell($"{picker} at {site} gives {task.Text("task")} back: {answer.Status} {answer.Code}.");
        }
        finally
        {
            crew.Release($"{site}/{picker}");
        }
    }

    /// <summary>Somebody says "empty" at a shelf that is not.</summary>
    public static async Task SayEmptyAsync(Crew crew, Dice dice)
    {
        var (site, picker) = (dice.Of(crew.Sites), dice.Of(Layout.Pickers));
        if (!crew.Engage($"{site}/{picker}")) return;
        try
        {
            if (await NextAsync(crew, site, picker) is not { } task) return;
            var stops = task.Items("stops").Where(static stop => Open(stop) > 0).ToArray();
            if (stops.Length == 0) return;
            var stop = dice.Of(stops);
            crew.Mistakes.Make(stop.Text("sku"));
            var body = new { picker, stop = stop.Number("stop"), quantity = 0, @short = new { reason = "empty" } };
            var answer = await new Device(crew, dice).ScanAsync(PicksOf(site, task), body);
            if (answer.IsOk && !crew.Dialect.Doubts) crew.Doors.Pass(stop.Text("sku"), -Open(stop));
            if (answer.IsOk) await SeeDoubtAsync(crew, site, stop.Text("location"), stop.Text("sku"));
            crew.Story.Tell(
                $"{picker} at {site} says that {stop.Text("location")} is empty, though {crew.Floor.In(Place.At(site, stop.Text("location"))).Count(unit => unit.Kind.Sku == stop.Text("sku"))} {stop.Text("sku")} lie there: {answer.Status} {answer.Code}.");
        }
        finally
        {
            crew.Release($"{site}/{picker}");
        }
    }

    /// <summary>While nobody else is at anything: what is said to be not there is in doubt, all of it.</summary>
    private static async Task SeeDoubtAsync(Crew crew, string site, string location, string sku)
    {
        if (crew.Active > 1 || crew.Profile.SystemFails) return;
        var rows = (await crew.GetAsync($"/sites/{site}/stock?location={location}&sku={sku}")).Json.Items();
        var (there, doubted) = (rows.Sum(static row => row.Number("quantity")), rows.Sum(static row => row.Number("inDoubt")));
        if (crew.Active == 1 && doubted < there)
            crew.Seen.Add((Law.EmptyIsInDoubt, $"{sku} at {location} of {site} is said to be all gone; the books have {there}, {doubted} of them in doubt"));
    }

    public static long Open(JsonElement stop) => stop.Number("quantity") - stop.Number("done") - stop.Number("short");

    private static string PicksOf(string site, JsonElement task) => $"/sites/{site}/tasks/{task.Text("task")}/picks";

    private static async Task<JsonElement?> NextAsync(Crew crew, string site, string picker)
    {
        var asked = crew.Hands.Now;
        var answer = await crew.PostAsync($"/sites/{site}/pickers/{picker}/nextTask", new { });
        if (answer.Status != 200) return null;
        Working.Told(crew, site, answer.Json, picker, asked);
        return answer.Json;
    }

    /// <summary>Takes what is asked for into its totes, as far as it is there; says so where it is not.</summary>
    private static async Task StopAsync(Crew crew, Dice dice, string site, string picker, JsonElement task, JsonElement stop)
    {
        var (location, sku) = (stop.Text("location"), stop.Text("sku"));
        var (shelf, lot, serial) = (Place.At(site, location), stop.TextOrNull("lot"), stop.TextOrNull("serial"));
        var isWhole = dice.Chance(0.8);
        // Of what goes into one tote the screen shows one number, also where it is for several lines.
        var seen = stop.Items("drops").GroupBy(static drop => drop.Text("tote")).ToDictionary(static drops => drops.Key, static drops => drops.Sum(static drop => drop.Number("done")));
        foreach (var drop in stop.Items("drops"))
        {
            var open = drop.Number("quantity") - drop.Number("done");
            if (open <= 0) continue;
            var wanted = isWhole ? open : dice.Between(1, (int)open);
            var goods = crew.Floor.Find(shelf, sku, lot, serial, wanted);
            var isShort = goods.Count < wanted;
            var tote = drop.Text("tote");
            crew.Floor.Move(goods, Place.In(site, tote));
            foreach (var unit in goods) unit.Tote = tote;
            var body = new
            {
                picker, stop = stop.Number("stop"), quantity = goods.Count, tote, lot = goods.Count == 0 ? null : lot,
                serials = goods.Count > 0 && goods[0].Serial is not null ? goods.Select(static unit => unit.Serial).ToArray() : null,
                @short = isShort ? new { reason = "not there" } : null,
                done = crew.Dialect.Scans ? seen[tote] : (long?)null,
                at = crew.Dialect.Scans ? crew.World.Clock.Now : (DateTimeOffset?)null,
            };
            var answer = await SendAsync(crew, new Device(crew, dice), PicksOf(site, task), body, isPlain: wanted == open && !isShort);
            crew.Story.Tell(
                $"{picker} at {site} takes {goods.Count} of {open} {sku} from {location} into {tote}{(isShort ? " and finds no more" : "")}: {answer.Status} {(answer.IsOk ? answer.Json.TextOrNull("outcome") : answer.Code)}.");
            if (!answer.IsOk)
            {
                crew.Floor.Return(goods, Place.In(site, tote), shelf);
                if (crew.Profile.Delayed > 0 && goods.Count > 0) crew.Mistakes.Make(sku);
            }

            if (answer.IsOk) seen[tote] += goods.Count;
            if (answer.IsOk && isShort && !crew.Dialect.Doubts) crew.Doors.Pass(sku, -(open - goods.Count));
        }
    }

    private static async Task<Answer> SendAsync(Crew crew, Device device, string path, object body, bool isPlain)
    {
        if (!isPlain || !device.IsPlain()) return await device.ScanAsync(path, body);
        var answer = await device.ScanPlainAsync(path, body);
        // Who has no answer looks at the screen; what is open there still is scanned again.
        return answer.IsUnknown ? await device.ScanAsync(path, body) : answer;
    }
}
