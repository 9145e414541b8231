using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Outcomes;
using OrleansWarehouse.Grains.Interfaces.Picking;

namespace OrleansWarehouse.Grains.Picking;

/// <summary>
/// A site's pick planner as a grain. Waves are planned one after the other, so that two do not see the same free goods.
/// </summary>
public sealed class PickPlannerGrain(AggregateServices services)
    : AggregateGrain<PickPlannerState, PickPlannerEvent>(Definition, services), IPickPlannerGrain
{
    private static readonly Aggregate<PickPlannerState, PickPlannerEvent> Definition = new(
        "planner", PickPlannerState.Initial, PickPlanner.Evolve, static (key, _) => [Subject.Site(key)],
        PickingJson.Default.PickPlannerState, SnapshotSchema: 2);

    public async Task<Outcome<WaveView>> PlanAsync(PlanWave command)
    {
        if (PickPlanner.Check(command) is { } refusal) return refusal;
        if (await Commands.Site(new(Key)).GetAsync() is null)
            return Refusal.NotFound("unknown_site", "There is no such site.");

        var numbered = await ExecuteAsync(
            (state, _) => PickPlanner.Number(state, command.Operation), state => PickPlanner.NumberOf(state, command.Operation));
        if (!numbered.Accepted) return numbered.Refusal;
        var wave = new WaveId(new(Key), numbered.Value);
        return await Commands.Wave(wave).PlanAsync(command);
    }
}
