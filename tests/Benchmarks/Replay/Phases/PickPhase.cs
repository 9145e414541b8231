using System.Text.Json;

using OrleansWarehouse.Benchmarks.Http;

namespace OrleansWarehouse.Benchmarks.Replay.Phases;

/// <summary>Every picker asks for a task and works on it stop by stop, until none is left.</summary>
internal sealed class PickPhase(int round) : Phase
{
    private const int ProgressEvery = 4_000;

    private int tasks;
    private int picks;
    private long units;

    public override string Name => $"picks {round}";

    public override async Task<string> RunAsync(ReplayRun run, CancellationToken cancellation)
    {
        await Task.WhenAll(SetUpPhase.Pickers.Select(picker => WorkAsync(run, picker, cancellation)));
        return $"{tasks} tasks, {picks} picks, {units} units";
    }

    private async Task WorkAsync(ReplayRun run, string picker, CancellationToken cancellation)
    {
        string? last = null;
        for (var number = 0; ; number++)
        {
            var task = await run.Client.PostAsync<TaskAnswer>(
                Route.Of($"sites/{run.Site}/pickers/{picker}/nextTask"), new { }, null, cancellation);
            if (task is null) return;
            if (task.Task == last)
            {
                run.Problems.Enqueue($"task {task.Task} is given to {picker} again though all its stops are done");
                return;
            }

            foreach (var stop in task.Stops) await PickAsync(run, picker, task.Task, stop, cancellation);
            last = task.Task;
            Interlocked.Increment(ref tasks);
        }
    }

    private async Task PickAsync(ReplayRun run, string picker, string task, StopAnswer stop, CancellationToken cancellation)
    {
        var quantity = stop.Quantity - stop.Done - stop.Short;
        if (quantity <= 0) return;
        await run.Client.PostAsync<JsonElement>(
            Route.Of($"sites/{run.Site}/tasks/{task}/picks"),
            new { picker, stop = stop.Stop, quantity, lot = stop.Lot },
            run.Operation($"pick-{task}-{stop.Stop}"),
            cancellation);
        Interlocked.Add(ref units, quantity);
        var picks = Interlocked.Increment(ref this.picks);
        if (picks % ProgressEvery == 0) run.Say($"picks: {picks}");
    }
}

