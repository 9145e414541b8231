using System.Collections.Immutable;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Outcomes;
using OrleansWarehouse.Grains.Interfaces.Picking;

namespace OrleansWarehouse.Grains.Picking;

/// <summary>
/// A site's pick planner as a grain. Waves are planned one after the other, so that two do not see the same free goods; the
/// tasks of a wave come back through <see cref="PickReactor"/> when it is released.
/// </summary>
public sealed class PickPlannerGrain(AggregateServices services)
    : AggregateGrain<PickPlannerState, PickPlannerEvent>(Definition, services), IPickPlannerGrain
{
    private static readonly Aggregate<PickPlannerState, PickPlannerEvent> Definition = new(
        "planner", PickPlannerState.Initial, PickPlanner.Evolve, static (key, _) => [Subject.Site(key)],
        PickingJson.Default.PickPlannerState);

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

    public async Task<TaskId?> ClaimAsync(string picker)
    {
        var claimed = await ExecuteAsync<TaskId?>(
            (state, now) => PickPlanner.Claim(state, picker, now), state => PickPlanner.InHand(state, picker));
        return claimed.Value;
    }

    public Task<Outcome<Done>> PromiseAsync(TaskId task, string picker) =>
        ExecuteAsync((state, _) => PickPlanner.Promise(state, task, picker));

    public Task RecordTakenAsync(TaskId task, string picker) => RecordAsync((state, _) => PickPlanner.Take(state, task, picker));

    public Task OfferAsync(string reference, ImmutableArray<OfferedTask> tasks) =>
        RecordAsync((state, _) => PickPlanner.Offer(state, tasks), reference);

    public Task RecordTaskAsync(string reference, TaskId task, PickTaskStatus status) =>
        RecordAsync((state, _) => PickPlanner.Record(state, task, status), reference);
}
