using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Outcomes;
using OrleansWarehouse.Grains.Interfaces.Picking;

namespace OrleansWarehouse.Grains.Picking;

/// <summary>A wave as a grain; holds the process that brings it to the floor.</summary>
public sealed class WaveGrain(AggregateServices services, IWaveSource source)
    : AggregateGrain<WaveState, WaveEvent>(Definition, services), IWaveGrain
{
    internal static readonly Aggregate<WaveState, WaveEvent> Definition = new(
        "wave", WaveState.Initial, Wave.Evolve, static (key, _) => [Subject.Site(Subject.OwnerOf(key))],
        PickingJson.Default.WaveState)
    {
        Process = WaveProcess.Process,
    };

    private WaveId Id => IId<WaveId>.Parse(Key);

    public async Task<Outcome<WaveView>> PlanAsync(PlanWave command)
    {
        if (State.Step is WaveStep.New)
        {
            var zone = (await Commands.Site(Id.Site).GetAsync())?.TimeZone;
            var inputs = await source.ReadAsync(Id.Site, command, TimeZoneInfo.FindSystemTimeZoneById(zone ?? "UTC"));
            var plan = WavePlan.Plan(Id, command.Kind, inputs);
            var planned = await ExecuteAsync((state, _) => Wave.Plan(state, plan));
            if (!planned.Accepted) return planned.Refusal;
        }

        return (await GetAsync())!;
    }

    public async Task<WaveView?> GetAsync()
    {
        await ResumeAsync();
        var (step, kind, tasks, notPlanned) = await ReadAsync(state => (state.Step, state.Kind, state.Tasks, state.NotPlanned));
        if (step is WaveStep.New) return null;
        var views = await WaveProcess.EachAsync(tasks, task => Commands.Task(task.Task).GetAsync());
        return new(Id.Number, kind, [.. views.OfType<TaskView>()], notPlanned);
    }

    public Task ResumeAsync() => WaveProcess.Process.PumpAsync(Runner, new(Id, Commands));
}
