using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Outcomes;
using OrleansWarehouse.Grains.Interfaces.Picking;
using OrleansWarehouse.Grains.Interfaces.Products;
using OrleansWarehouse.Grains.Reference;
using OrleansWarehouse.Grains.Work;

namespace OrleansWarehouse.Grains.Picking;

/// <summary>A pick task as a grain.</summary>
public sealed class PickTaskGrain(AggregateServices services, ReferenceData reference)
    : WorkGrain<PickTaskState>(Definition, services), IPickTaskGrain
{
    internal static readonly Aggregate<PickTaskState, WorkEvent> Definition = new(
        "task", PickTaskState.Initial, PickTask.Evolve, PickTask.Subjects, PickingJson.Default.PickTaskState, SnapshotSchema: 3);

    private string Code => Key[(Key.IndexOf('/', StringComparison.Ordinal) + 1)..];

    public Task<Outcome<Done>> CreateAsync(CreateTask command) => ExecuteAsync((state, _) => PickTask.Create(state, command));

    public Task<TaskView?> GetAsync() => ReadAsync(state => state.Plan is null ? null : PickTask.View(state, Code));

    public async Task<Outcome<PickAnswer>> PickAsync(Pick command)
    {
        var isRepeat = false;
        return await ExecuteAsync(
            (state, _) =>
            {
                isRepeat = PickTask.IsRepeat(state, command);
                return PickTask.Pick(state, command, SkuAt(state, command.Stop));
            },
            state => PickTask.Answer(state, Code, Version, command.Stop, isRepeat),
            command.Operation);
    }

    public Task<Outcome<long>> DropAsync(DropUnits command) =>
        ExecuteAsync((state, _) => PickTask.Drop(state, command), state => state.Dropped[command.Reference]);

    public Task CutAsync(string reference, string pick, long quantity) =>
        RecordAsync((state, _) => PickTask.Cut(state, reference, pick, quantity), reference);

    private SkuDefinition? SkuAt(PickTaskState state, int stop) =>
        state.Find(stop) is { } known ? reference.Product(References, known.Key.Sku) : null;
}
