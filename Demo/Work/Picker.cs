using System.Text.Json;

using OrleansWarehouse.Demo.Http;

namespace OrleansWarehouse.Demo.Work;

/// <summary>Works on pick tasks stop by stop, at the walking speed of a person with a cart; sometimes picks short.</summary>
public sealed class Picker(Floor floor, Client me, string name, int seed) : Worker(floor, me, seed)
{
    private const double MmPerSecond = 1_200;
    private const double NotThere = 0.008;

    private static readonly TimeSpan Finding = TimeSpan.FromSeconds(9);
    private static readonly TimeSpan EachUnit = TimeSpan.FromSeconds(2.5);
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(20);
    private static readonly string[] Reasons = ["notThere", "tooFew", "damaged"];

    protected override async Task WorkAsync(CancellationToken stop)
    {
        var next = await Me.PostAsync($"{Floor.Path}/pickers/{name}/nextTask", new { }, stop);
        if (!next.HasBody || !next.IsOk)
        {
            await RestAsync(Idle, stop);
            return;
        }

        await WalkAsync(next.Json, stop);
    }

    private async Task WalkAsync(JsonElement task, CancellationToken stop)
    {
        var path = $"{Floor.Path}/tasks/{task.Text("task")}";
        var walk = Second * (task.Number("distanceMm") / MmPerSecond / Math.Max(1, task.Items("stops").Length));
        while (task.Items("stops").FirstOrDefault(stop => Left(stop) > 0) is { ValueKind: JsonValueKind.Object } next)
        {
            await TakeTimeAsync(walk + Finding + (EachUnit * Left(next)), stop);
            var answer = await Me.PostAsync($"{path}/picks", Scan(next), stop);
            // The task was reassigned or changed meanwhile: the next request for a task tells.
            if (!Note(answer, "picks")) return;
            Floor.Journal.Add(answer.Json.Text("outcome"));
            task = answer.Json;
        }

        foreach (var fulfilment in task.Items("stops").SelectMany(stop => stop.Items("drops")).Select(drop => drop.Text("fulfilment")).Distinct())
            Floor.Bring(fulfilment);
    }

    private object Scan(JsonElement stop)
    {
        var left = Left(stop);
        var missing = !Pace.IsRushing && Chance(NotThere);
        return new
        {
            picker = name,
            stop = stop.Number("stop"),
            quantity = missing ? Random.NextInt64(left) : left,
            scanned = new { location = stop.Text("location"), barcode = stop.Text("sku") },
            @short = missing ? new { reason = Reasons[Random.Next(Reasons.Length)] } : null,
        };
    }

    private static long Left(JsonElement stop) => stop.Number("quantity") - stop.Number("done") - stop.Number("short") - stop.Number("dropped");
}
