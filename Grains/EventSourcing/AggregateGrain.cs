using OrleansWarehouse.Grains.Interfaces.Outcomes;

namespace OrleansWarehouse.Grains.EventSourcing;

/// <summary>An event-sourced aggregate as a grain: holds its runner, which it loads when it is activated. What a runner awaits comes
/// back to the grain's scheduler; only a reentrant grain lets the next command in meanwhile.</summary>
public abstract class AggregateGrain<TState, TEvent>(Aggregate<TState, TEvent> aggregate, AggregateServices services) : Grain
    where TState : class
    where TEvent : class
{
    private AggregateRunner<TState, TEvent>? runner;

    protected AggregateRunner<TState, TEvent> Runner =>
        runner ?? throw new InvalidOperationException($"No {aggregate.Kind} has been loaded here.");

    /// <inheritdoc cref="AggregateRunner{TState, TEvent}.State" />
    protected TState State => Runner.State;

    protected long Version => Runner.Version;

    /// <inheritdoc cref="AggregateRunner{TState, TEvent}.Position" />
    protected long Position => Runner.Position;

    protected string Key => Runner.Key;

    /// <inheritdoc cref="AggregateRunner{TState, TEvent}.References" />
    protected References References => Runner.References;

    protected DateTimeOffset Now => services.Clock.GetUtcNow();

    /// <summary>The way to other aggregates.</summary>
    protected ICommands Commands => services.Commands;

    public override Task OnActivateAsync(CancellationToken cancellationToken) => LoadAsync(this.GetPrimaryKeyString());

    /// <summary>Becomes the aggregate of a key. Called once, by whatever hosts it: a silo does so when it activates the grain.</summary>
    public Task LoadAsync(string key)
    {
        runner = new(aggregate, key, services, Leave, Tell);
        return runner.LoadAsync();
    }

    /// <inheritdoc cref="AggregateRunner{TState, TEvent}.ExecuteAsync" />
    protected Task<Outcome<T>> ExecuteAsync<T>(
        Func<TState, DateTimeOffset, Decision<TEvent>> decide, Func<TState, T> answer, string? operation = null) =>
        Runner.ExecuteAsync<Outcome<T>, T>(decide, answer, operation);

    /// <summary>Commands with nothing to answer.</summary>
    protected Task<Outcome<Done>> ExecuteAsync(Func<TState, DateTimeOffset, Decision<TEvent>> decide, string? operation = null) =>
        ExecuteAsync(decide, static _ => Done.Instance, operation);

    /// <inheritdoc cref="AggregateRunner{TState, TEvent}.RecordAsync" />
    protected Task RecordAsync(Func<TState, DateTimeOffset, Decision<TEvent>> decide, string? operation = null) =>
        Runner.RecordAsync(decide, operation);

    /// <summary>Whether a command would change anything now.</summary>
    protected async Task<Outcome<bool>> PreviewAsync(Func<TState, DateTimeOffset, Decision<TEvent>> decide)
    {
        var decision = await Runner.PreviewAsync(decide);
        return decision.Refusal is { } refusal ? refusal : !decision.Events.IsEmpty;
    }

    /// <summary>Tells others in this process of each newer durable state, once it is loaded or written.</summary>
    protected virtual void Tell(TState durable)
    {
    }

    /// <summary>Tells of the newest durable state.</summary>
    protected Task<T> ReadAsync<T>(Func<TState, T> read) => Task.FromResult(read(Runner.Durable));

    /// <summary>Tells of all that was decided so far, once it is durable. For reactions: one may hear of an event before the aggregate itself is
    /// told that it is durable, and must not be told of what was before.</summary>
    protected async Task<T> ReadLatestAsync<T>(Func<TState, T> read) =>
        (await ExecuteAsync(static (_, _) => Decision<TEvent>.Nothing, read)).Value!;

    /// <summary>Gives its memory back once what runs is through; the next call has it loaded anew. Not everybody hosts it in a silo.</summary>
    protected void Leave()
    {
        if (GrainContext is not null) DeactivateOnIdle();
    }
}
