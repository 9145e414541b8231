using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Outcomes;
using OrleansWarehouse.Grains.Interfaces.Work;

namespace OrleansWarehouse.Grains.Work;

/// <summary>A task as a grain: what it is to be taken, given back and handed over is the same for every kind.</summary>
public abstract class WorkGrain<TState>(Aggregate<TState, WorkEvent> aggregate, AggregateServices services)
    : AggregateGrain<TState, WorkEvent>(aggregate, services), IWorkGrain
    where TState : class, IHasWork
{
    public Task<Outcome<Done>> TakeAsync(TakeWork command) => ExecuteAsync((state, _) => Ownership.Take(state.Work, command));

    public Task<Outcome<Done>> ReleaseAsync(ReleaseWork command) =>
        ExecuteAsync((state, _) => Ownership.Release(state.Work, command), command.Operation);

    public Task<Outcome<Done>> HandOverAsync(HandOverWork command) =>
        ExecuteAsync((state, _) => Ownership.HandOver(state.Work, command), command.Operation);
}
