using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Work;

namespace OrleansWarehouse.Grains.Locations;

/// <summary>A count to be made, as a grain.</summary>
public sealed class CountTaskGrain(AggregateServices services) : WorkGrain<CountTaskState>(Definition, services), ICountTaskGrain
{
    private static readonly Aggregate<CountTaskState, WorkEvent> Definition = new(
        "countTask", CountTaskState.Initial, CountTask.Evolve, Ownership.Subjects, LocationsJson.Default.CountTaskState);

    public Task HearDoubtAsync(string reference, CountAbout about, long quantity) =>
        RecordAsync((state, now) => CountTask.HearDoubt(state, about, quantity, now), reference);

    public Task HearCountAsync(string reference) => RecordAsync((state, _) => CountTask.HearCount(state), reference);
}
