namespace OrleansWarehouse.EventSourcing;

/// <summary>
/// Reference data: a decision reads them from one image, which may be behind the log. What it comes to is written only if what it has
/// read is still so; where it comes to nothing, or to a refusal, it is made again on what the log had after it.
/// </summary>
public sealed partial class AggregateRunner<TState, TEvent>
{
    private References? references;
    private bool deciding;

    /// <summary>Reference data, for the decision that is being made.</summary>
    /// <exception cref="InvalidOperationException">None is being made: what is read now would be used later.</exception>
    public References References => deciding
        ? references ??= new(services.Replicas.Image, services.Replicas.MayLag)
        : throw new InvalidOperationException("Reference data are read within a decision.");

    /// <summary>What a command would come to now.</summary>
    /// <exception cref="WarehouseUnavailableException">The log could not be read.</exception>
    public async Task<Decision<TEvent>> PreviewAsync(Func<TState, DateTimeOffset, Decision<TEvent>> decide)
    {
        if (services.Replicas.MayLag) await ReachAsync(null);
        return Decide(decide, durable).Decision;
    }

    private (Decision<TEvent> Decision, References? Read) Decide(Func<TState, DateTimeOffset, Decision<TEvent>> decide, TState state)
    {
        (deciding, references) = (true, null);
        try
        {
            return (decide(state, Now), references);
        }
        finally
        {
            (deciding, references) = (false, null);
        }
    }

    /// <param name="position">Null: the log's head as it is now.</param>
    private async Task ReachAsync(long? position)
    {
        try
        {
            if (position is { } known) await services.Replicas.ReachAsync(known);
            else await services.Replicas.ReachHeadAsync();
        }
        catch (EventLogException failure)
        {
            throw new WarehouseUnavailableException(failure.Code, failure.Message);
        }
    }
}
