using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Outcomes;
using OrleansWarehouse.Grains.Interfaces.Picking;

namespace OrleansWarehouse.Grains.Picking;

using Result = StepResult<WaveState, WaveEvent>;

/// <summary>Brings a planned wave to the floor: shelves promise their goods and fulfilments are handed over; then what is left
/// out is given back, and the tasks are made.</summary>
internal sealed class WaveProcess(WaveId wave, ICommands commands)
{
    /// <summary>How many others are asked at a time.</summary>
    private const int Parallel = 64;

    public static Process<WaveProcess, WaveState, WaveEvent> Process { get; } = new(
        "releasing",
        [
            new("settle", static state => state.Step is WaveStep.Planned, static (process, state) => process.SettleAsync(state)),
            new("makeTasks", static state => state.Step is WaveStep.Settled, static (process, state) => process.MakeTasksAsync(state)),
        ]);

    public static async Task<ImmutableArray<TAnswer>> EachAsync<T, TAnswer>(ImmutableArray<T> items, Func<T, Task<TAnswer>> ask)
    {
        var answers = ImmutableArray.CreateBuilder<TAnswer>(items.Length);
        foreach (var some in items.Chunk(Parallel)) answers.AddRange(await Task.WhenAll(some.Select(ask)));
        return answers.ToImmutable();
    }

    private async Task<Result> SettleAsync(WaveState planned)
    {
        var promised = await EachAsync([.. WavePlan.Promises(planned.Tasks)], async promise =>
        {
            var outcome = await commands.Location(promise.Location).AllocateAsync(
                new(promise.Pick, Plan.Pick(promise.Task, promise.For), [new(promise.Key, promise.Quantity)]));
            return (promise.Pick, Whole: outcome.Accepted && outcome.Value.Units >= promise.Quantity);
        });
        var @short = promised.Where(promise => !promise.Whole).Select(promise => promise.Pick).ToHashSet(StringComparer.Ordinal);
        var answers = await EachAsync(Wave.Starts(planned, @short), StartAsync);
        return Result.Of((state, _) => Wave.Settle(state, @short, answers));
    }

    private async Task<StartAnswer> StartAsync(FulfilmentId fulfilment)
    {
        var outcome = await commands.Fulfilment(fulfilment).StartPickingAsync(wave);
        return new(fulfilment, outcome.Accepted ? outcome.Value.Lines : null, outcome.Refusal?.Code);
    }

    private async Task<Result> MakeTasksAsync(WaveState settled)
    {
        await EachAsync(settled.GiveBack, GiveBackAsync);
        await EachAsync(settled.Stopped, fulfilment => commands.Fulfilment(fulfilment).StopPickingAsync(wave));
        await EachAsync(settled.Tasks, task => commands.Task(task.Task).CreateAsync(
            new(wave, settled.Kind, task.DistanceMm, task.Totes, task.Stops, task.DueBy, task.Zone)));
        return Result.Of(static (state, _) => Wave.Release(state));
    }

    private Task<Outcome<Done>> GiveBackAsync(ShelfPromise promise) =>
        commands.Location(promise.Location).DeallocateAsync(promise.Pick, promise.Quantity);
}
