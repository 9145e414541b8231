using OrleansWarehouse.Grains.Interfaces.Outcomes;

namespace OrleansWarehouse.Grains.EventSourcing;

/// <summary>Hosts an event-sourced aggregate in a grain, with a runner that is loaded on activation. Awaits of the runner resume on the
/// grain's scheduler; only a reentrant grain accepts the next command meanwhile.</summary>
public abstract class AggregateGrain<TState, TEvent>(Aggregate<TState, TEvent> aggregate, AggregateServices services) : Grain
    where TState : class
    where TEvent : class
{
    private AggregateRunner<TState, TEvent>? runner;

    protected AggregateRunner<TState, TEvent> Runner =>
        runner ?? throw new InvalidOperationException($"The {aggregate.Kind} has not been loaded.");

    /// <inheritdoc cref="AggregateRunner{TState, TEvent}.State" />
    protected TState State => Runner.State;

    protected long Version => Runner.Version;

    /// <inheritdoc cref="AggregateRunner{TState, TEvent}.Position" />
    protected long Position => Runner.Position;

    protected string Key => Runner.Key;

    /// <inheritdoc cref="AggregateRunner{TState, TEvent}.References" />
    protected References References => Runner.References;

    protected DateTimeOffset Now => services.Clock.GetUtcNow();

    /// <summary>Sends commands to other aggregates.</summary>
    protected ICommands Commands => services.Commands;

    public override Task OnActivateAsync(CancellationToken cancellationToken) => LoadAsync(this.GetPrimaryKeyString());

    /// <summary>Loads the aggregate with the given key. Called once by its host; a silo calls it on activation.</summary>
    public Task LoadAsync(string key)
    {
        runner = new(aggregate, key, services, Leave, Tell);
        return runner.LoadAsync();
    }

    /// <inheritdoc cref="AggregateRunner{TState, TEvent}.ExecuteAsync" />
    protected Task<Outcome<T>> ExecuteAsync<T>(
        Func<TState, DateTimeOffset, Decision<TEvent>> decide, Func<TState, T> answer, string? operation = null) =>
        Runner.ExecuteAsync<Outcome<T>, T>(decide, answer, operation);

    /// <summary>Executes a command that returns nothing.</summary>
    protected Task<Outcome<Done>> ExecuteAsync(Func<TState, DateTimeOffset, Decision<TEvent>> decide, string? operation = null) =>
        ExecuteAsync(decide, static _ => Done.Instance, operation);

    /// <inheritdoc cref="AggregateRunner{TState, TEvent}.RecordAsync" />
    protected Task RecordAsync(Func<TState, DateTimeOffset, Decision<TEvent>> decide, string? operation = null) =>
        Runner.RecordAsync(decide, operation);

    /// <summary>Returns whether a command would change anything now.</summary>
    protected async Task<Outcome<bool>> PreviewAsync(Func<TState, DateTimeOffset, Decision<TEvent>> decide)
    {
        var decision = await Runner.PreviewAsync(decide);
        return decision.Refusal is { } refusal ? refusal : !decision.Events.IsEmpty;
    }

    /// <summary>Called with each newer durable state, once it is loaded or written.</summary>
    protected virtual void Tell(TState durable)
    {
    }

    /// <summary>Reads the newest durable state.</summary>
    protected Task<T> ReadAsync<T>(Func<TState, T> read) => Task.FromResult(read(Runner.Durable));

    /// <summary>Reads the state with everything decided so far, once it is durable. For reactions: a reaction may get an event before the aggregate
    /// knows that it is durable, and must not read the state before it.</summary>
    protected async Task<T> ReadLatestAsync<T>(Func<TState, T> read) =>
        (await ExecuteAsync(static (_, _) => Decision<TEvent>.Nothing, read)).Value!;

    /// <summary>Deactivates the grain after the current calls; the next call loads it again. Does nothing outside of a silo.</summary>
    protected void Leave()
    {
        if (GrainContext is not null) DeactivateOnIdle();
    }
}
