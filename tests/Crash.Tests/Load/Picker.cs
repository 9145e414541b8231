using System.Text.Json;

using OrleansWarehouse.Crash.Tests.Http;

namespace OrleansWarehouse.Crash.Tests.Load;

/// <summary>Works on its tasks: picks as asked, in part, or short, and sometimes scans twice; sometimes releases a task; brings what is done to the
/// packing bench.</summary>
internal sealed class Picker(Floor floor, Dice dice, string name) : Worker(floor, dice)
{
    private const int StopsAtOnce = 3;

    /// <summary>The codes when the quantity was cancelled, or given up by another stop, at the same moment.</summary>
    private static readonly string[] NotAskedFor = ["more_than_planned", "not_asked_for", "not_yours"];

    /// <summary>Tasks that were not done when last seen. A task may be done without another scan, because quantities that are not on their shelf are
    /// no longer asked for.</summary>
    private readonly HashSet<string> unfinished = [];

    protected override (int Least, int Most) Rest => (0, 80);

    protected override async Task WorkAsync()
    {
        var next = await Client.PostAsync($"{Floor.Site}/pickers/{name}/nextTask", new { });
        await BringAsync();
        if (next.Text.Length == 0) return;
        var (task, path) = (next.Json, $"{Floor.Site}/tasks/{next.Json.Text("task")}");
        if (Dice.Percent(3))
        {
            await Client.PostAsync($"{path}/release", new { picker = name, reason = "lunch" }, "task_done", "not_your_task");
            return;
        }

        for (var i = 0; i < StopsAtOnce && Open(task) is { } stop; i++) task = await PickAsync(path, stop);
        if (!Bring(task)) unfinished.Add(path);
    }

    private async Task BringAsync()
    {
        foreach (var path in unfinished.ToArray())
            if (Bring(await Client.GetAsync(path))) unfinished.Remove(path);
    }

    private bool Bring(JsonElement task)
    {
        if (task.Text("status") != "done") return false;
        var drops = task.Items("stops").SelectMany(stop => stop.Items("drops"));
        foreach (var fulfilment in drops.Select(drop => drop.Text("fulfilment")).Distinct()) Floor.ToPack.Enqueue(fulfilment);
        return true;
    }

    private async Task<JsonElement> PickAsync(string path, JsonElement stop)
    {
        var open = (int)Left(stop);
        var (number, isShort, hasKey) = (stop.Number("stop"), Dice.Percent(5), Dice.Percent(75));
        var pick = new
        {
            picker = name, stop = number,
            quantity = isShort ? Dice.Between(0, open - 1) : Dice.Percent(15) ? Dice.Between(1, open) : open,
            @short = isShort ? new { reason = "not there" } : null,
            done = hasKey ? (long?)null : stop.Number("done"),
        };
        var answer = await (hasKey ? PickWithKeyAsync(path, pick) : Client.PostWithoutKeyAsync($"{path}/picks", pick, NotAskedFor));
        if (!answer.IsOk) return await Client.GetAsync(path);
        Ledger.Picked(path, answer.Json);
        return !hasKey && Dice.Percent(50) ? await PickAgainAsync(path, pick, answer.Json, number) : answer.Json;
    }

    private Task<Answer> PickWithKeyAsync(string path, object pick) => Dice.Percent(30)
        ? Client.PostTwiceAsync($"{path}/picks", pick, NotAskedFor)
        : Client.PostAsync($"{path}/picks", pick, NotAskedFor);

    /// <summary>Sends the same scan without a key: its <c>done</c> quantity identifies it as the same fact.</summary>
    private async Task<JsonElement> PickAgainAsync(string path, object pick, JsonElement task, long number)
    {
        var again = await Client.PostWithoutKeyAsync($"{path}/picks", pick, NotAskedFor);
        var now = again.IsOk ? again.Json : await Client.GetAsync(path);
        if (again.IsOk) Assert.Equal("alreadyDone", now.Text("outcome"));
        Assert.Equal(Done(task, number), Done(now, number));
        Ledger.Did("picked again");
        return now;
    }

    private static long Done(JsonElement task, long number) =>
        task.Items("stops").Single(stop => stop.Number("stop") == number).Number("done");

    private static JsonElement? Open(JsonElement task) =>
        task.Items("stops").Where(stop => Left(stop) > 0).Select(stop => (JsonElement?)stop).FirstOrDefault();

    private static long Left(JsonElement stop) => stop.Number("quantity") - stop.Number("done") - stop.Number("short");
}
