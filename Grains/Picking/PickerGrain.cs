using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Outcomes;
using OrleansWarehouse.Grains.Interfaces.Picking;

namespace OrleansWarehouse.Grains.Picking;

/// <summary>A picker as a grain.</summary>
public sealed class PickerGrain(AggregateServices services)
    : AggregateGrain<PickerState, PickerEvent>(Definition, services), IPickerGrain
{
    /// <summary>How many tasks that turn out to be done already are passed over for one question.</summary>
    private const int MaxStale = 100;

    private static readonly Aggregate<PickerState, PickerEvent> Definition = new(
        "picker", PickerState.Initial, Picker.Evolve, static (key, _) => [Subject.Site(Subject.OwnerOf(key))],
        PickingJson.Default.PickerState);

    private PickerId Id => IId<PickerId>.Parse(Key);

    public async Task<Outcome<PickerView>> PutAsync(PutPicker command)
    {
        var created = State.Profile is null;
        return await ExecuteAsync((state, _) => Picker.Put(state, command), state => Picker.View(state, Id.Code, created)!);
    }

    public Task<PickerView?> GetAsync() => ReadAsync(state => Picker.View(state, Id.Code, false));

    public async Task<Outcome<NextTask>> NextTaskAsync()
    {
        if (State.Profile is null) return Picker.Unknown;
        var (task, view) = await ClaimAsync();
        return await ExecuteAsync((state, _) => Picker.Take(state, task), _ => new NextTask(view));
    }

    private async Task<(TaskId? Task, TaskView? View)> ClaimAsync()
    {
        var planner = Commands.Planner(Id.Site);
        for (var stale = 0; stale < MaxStale && await planner.ClaimAsync(Id.Code) is { } task; stale++)
        {
            var assigned = await Commands.Task(task).AssignAsync(Id.Code);
            if (assigned.Accepted) return (task, assigned.Value);

            // Done without having been claimed; the planner has not heard of it yet.
            await planner.RecordTaskAsync($"picker:{task}", task, PickTaskStatus.Done);
        }

        return (null, null);
    }
}
