namespace OrleansWarehouse.EventSourcing;

/// <summary>
/// Reference data: a decision reads them from one image, which may lag the log. The log appends its events only if the records that it read
/// are still current; a decision without events, or a refusal, is made again on an image that includes the log's head.
/// </summary>
public sealed partial class AggregateRunner<TState, TEvent>
{
    private References? references;
    private bool deciding;

    /// <summary>The reference data of the decision being made.</summary>
    /// <exception cref="InvalidOperationException">No decision is being made, so that the data could be stale when used.</exception>
    public References References => deciding
        ? references ??= new(services.Replicas.Image, services.Replicas.MayLag)
        : throw new InvalidOperationException("Reference data are read within a decision.");

    /// <summary>Returns what a command would decide now, and appends nothing.</summary>
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

    /// <param name="position">Null means the log's present head.</param>
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
