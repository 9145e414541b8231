using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Outcomes;
using OrleansWarehouse.Grains.Interfaces.Picking;
using OrleansWarehouse.Grains.Interfaces.Work;
using OrleansWarehouse.Grains.Work;

namespace OrleansWarehouse.Grains.Picking;

/// <summary>A picker as a grain.</summary>
public sealed class PickerGrain(AggregateServices services, WorkKinds kinds)
    : AggregateGrain<PickerState, PickerEvent>(Definition, services), IPickerGrain
{
    /// <summary>How many tasks that turn out to be in other hands are passed over for one question.</summary>
    private const int MaxLost = 100;

    private static readonly Aggregate<PickerState, PickerEvent> Definition = new(
        "picker", PickerState.Initial, Picker.Evolve, static (key, _) => [Subject.Site(Subject.OwnerOf(key))],
        PickingJson.Default.PickerState, SnapshotSchema: 2);

    private PickerId Id => IId<PickerId>.Parse(Key);

    private IWorkQueueGrain Queue => Commands.WorkQueue(Id.Site);

    public async Task<Outcome<PickerView>> PutAsync(PutPicker command)
    {
        var (created, inHand) = (State.Profile is null, await InHandAsync());
        return await ExecuteAsync((state, _) => Picker.Put(state, command), state => Picker.View(state, Id.Code, inHand, created)!);
    }

    public async Task<PickerView?> GetAsync()
    {
        var inHand = await InHandAsync();
        return await ReadAsync(state => Picker.View(state, Id.Code, inHand, false));
    }

    /// <remarks>The queue proposes, the task decides. Where somebody else was faster the queue has heard of it by the next proposal.</remarks>
    public async Task<Outcome<NextWork>> NextAsync(AskForWork command)
    {
        if (State.Profile is not { } profile) return Picker.Unknown;
        var ask = new WorkAsk(Id.Code, profile.Skills, command.Kinds, command.Zone);
        for (var lost = 0; lost < MaxLost && await Queue.ProposeAsync(ask) is { } item; lost++)
        {
            if (item.Picker == Id.Code || (await kinds.TaskOf(item).TakeAsync(new(Id.Code))).Accepted)
                return new NextWork(item with { Picker = Id.Code, KeptFor = null });
        }

        return new NextWork(null);
    }

    private async Task<string?> InHandAsync() => (await Queue.InHandAsync(Id.Code))?.Id;
}
