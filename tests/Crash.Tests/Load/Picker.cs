using System.Text.Json;

using OrleansWarehouse.Crash.Tests.Http;

namespace OrleansWarehouse.Crash.Tests.Load;

/// <summary>Walks its tasks: picks as asked, in part, or finds less; gives a task away now and then; brings what is done to the
/// packing bench.</summary>
internal sealed class Picker(Floor floor, Dice dice, string name) : Worker(floor, dice)
{
    private const int StopsAtOnce = 3;

    protected override (int Least, int Most) Rest => (0, 80);

    protected override async Task WorkAsync()
    {
        var next = await Client.PostAsync($"{Floor.Site}/pickers/{name}/nextTask", new { });
        if (next.Text.Length == 0) return;
        var (task, path) = (next.Json, $"{Floor.Site}/tasks/{next.Json.Text("task")}");
        if (Dice.Percent(3))
        {
            await Client.PostAsync($"{path}/release", new { picker = name, reason = "lunch" }, "task_done", "not_your_task");
            return;
        }

        for (var i = 0; i < StopsAtOnce && Open(task) is { } stop; i++) task = await PickAsync(path, stop);
        if (task.Text("status") != "done") return;
        var drops = task.Items("stops").SelectMany(stop => stop.Items("drops"));
        foreach (var fulfilment in drops.Select(drop => drop.Text("fulfilment")).Distinct()) Floor.ToPack.Enqueue(fulfilment);
    }

    private async Task<JsonElement> PickAsync(string path, JsonElement stop)
    {
        var open = (int)Left(stop);
        var (number, isShort) = (stop.Number("stop"), Dice.Percent(5));
        object pick = isShort
            ? new { picker = name, stop = number, quantity = Dice.Between(0, open - 1), @short = new { reason = "not there" } }
            : new { picker = name, stop = number, quantity = Dice.Percent(15) ? Dice.Between(1, open) : open };
        // What is cancelled, or given up by another stop, in this very moment is not asked for any more.
        var answer = await Client.PostAsync($"{path}/picks", pick, "more_than_planned", "not_asked_for", "not_yours");
        if (!answer.IsOk) return await Client.GetAsync(path);
        Ledger.Picked(path, answer.Json);
        return answer.Json;
    }

    private static JsonElement? Open(JsonElement task) =>
        task.Items("stops").Where(stop => Left(stop) > 0).Select(stop => (JsonElement?)stop).FirstOrDefault();

    private static long Left(JsonElement stop) => stop.Number("quantity") - stop.Number("done") - stop.Number("short");
}
