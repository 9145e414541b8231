using System.Collections.Immutable;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Interfaces.Outcomes;
using OrleansWarehouse.Grains.Interfaces.Picking;
using OrleansWarehouse.Grains.Interfaces.Sites;

namespace OrleansWarehouse.Grains.Picking;

/// <summary>A wave as a grain: a saga over locations, orders and tasks, whose every step is safe to repeat.</summary>
public sealed class WaveGrain(AggregateServices services, IWaveSource source)
    : AggregateGrain<WaveState, WaveEvent>(Definition, services), IWaveGrain
{
    /// <summary>How many other grains are asked at a time.</summary>
    private const int Parallel = 64;

    private static readonly Aggregate<WaveState, WaveEvent> Definition = new(
        "wave", WaveState.Initial, Wave.Evolve, static (key, _) => [Subject.Site(Subject.OwnerOf(key))],
        PickingJson.Default.WaveState);

    private WaveId Id => IId<WaveId>.Parse(Key);

    public async Task<Outcome<WaveView>> PlanAsync(PlanWave command)
    {
        if (State.Step is WaveStep.New)
        {
            var zone = (await GrainFactory.GetGrain<ISiteGrain>(Id.Site.Value).GetAsync())?.TimeZone;
            var inputs = await source.ReadAsync(Id.Site, command, TimeZoneInfo.FindSystemTimeZoneById(zone ?? "UTC"));
            var plan = WavePlan.Plan(Id, command.Kind, inputs);
            var planned = await ExecuteAsync((state, now) => Wave.Plan(state, plan, now));
            if (!planned.Accepted) return planned.Refusal;
        }

        return (await GetAsync())!;
    }

    public async Task<WaveView?> GetAsync()
    {
        await ResumeAsync();
        var (step, kind, tasks, notPlanned) = await ReadAsync(state => (state.Step, state.Kind, state.Tasks, state.NotPlanned));
        if (step is WaveStep.New) return null;
        var views = await EachAsync(tasks, task => TaskOf(task.Task).GetAsync());
        return new(Id.Number, kind, [.. views.OfType<TaskView>()], notPlanned);
    }

    public async Task ResumeAsync()
    {
        if (State.Step is WaveStep.Planned) await SettleAsync();
        if (State.Step is not WaveStep.Settled) return;

        await EachAsync(State.GiveBack, GiveBackAsync);
        await EachAsync(State.Stopped, fulfilment => OrderOf(fulfilment).StopPickingAsync(fulfilment.Sequence, Id));
        await EachAsync(State.Tasks, CreateAsync);
        await RecordAsync((state, _) => Wave.Release(state));
    }

    private async Task SettleAsync()
    {
        var promised = await EachAsync([.. WavePlan.Promises(State.Tasks)], async promise =>
        {
            var outcome = await LocationOf(promise.Location).AllocateAsync(new(promise.Pick, promise.Key, promise.Quantity));
            return (promise.Pick, Whole: outcome.Accepted && outcome.Value >= promise.Quantity);
        });
        var @short = promised.Where(promise => !promise.Whole).Select(promise => promise.Pick).ToHashSet(StringComparer.Ordinal);
        var answers = await EachAsync(Wave.Starts(State, @short), StartAsync);
        await RecordAsync((state, _) => Wave.Settle(state, @short, answers));
    }

    private async Task<StartAnswer> StartAsync(FulfilmentId fulfilment)
    {
        var outcome = await OrderOf(fulfilment).StartPickingAsync(fulfilment.Sequence, Id);
        return new(fulfilment, outcome.Accepted ? outcome.Value.Lines : null, outcome.Refusal?.Code);
    }

    private Task<Outcome<Done>> GiveBackAsync(ShelfPromise promise) =>
        LocationOf(promise.Location).DeallocateAsync(promise.Pick, promise.Quantity);

    private Task<Outcome<Done>> CreateAsync(PlannedTask task) =>
        TaskOf(task.Task).CreateAsync(new(Id, State.Kind, task.DistanceMm, task.Totes, task.Stops));

    private ILocationGrain LocationOf(LocationId id) => GrainFactory.GetGrain<ILocationGrain>(id.ToString());

    private IOrderGrain OrderOf(FulfilmentId id) => GrainFactory.GetGrain<IOrderGrain>(id.Order.ToString());

    private IPickTaskGrain TaskOf(TaskId id) => GrainFactory.GetGrain<IPickTaskGrain>(id.ToString());

    private static async Task<ImmutableArray<TAnswer>> EachAsync<T, TAnswer>(ImmutableArray<T> items, Func<T, Task<TAnswer>> ask)
    {
        var answers = ImmutableArray.CreateBuilder<TAnswer>(items.Length);
        foreach (var some in items.Chunk(Parallel)) answers.AddRange(await Task.WhenAll(some.Select(ask)));
        return answers.ToImmutable();
    }
}
