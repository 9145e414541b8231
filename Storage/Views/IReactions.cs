using OrleansWarehouse.Storage.Log;

namespace OrleansWarehouse.Storage.Views;

/// <summary>Classifies the failures of reactions and deadlines.</summary>
public interface IReactionFailures
{
    /// <summary>Whether a failure is transient, that is, caused by infrastructure that recovers; such a failure is retried for longer.</summary>
    bool IsTransient(Exception failure);
}

internal sealed class DefaultReactionFailures : IReactionFailures
{
    public bool IsTransient(Exception failure) => failure is EventLogException;
}

/// <summary>Lets the sender of a command wait for the reactions that the command causes.</summary>
public interface IReactions
{
    /// <summary>Completes when no reaction of a cause, direct or indirect, is under way any more (true), or after
    /// <paramref name="bound"/> (false). Does not wait for the reactions of other causes, nor for failing ones.</summary>
    ValueTask<bool> WaitForCauseAsync(long cause, TimeSpan bound, CancellationToken cancellationToken = default);

    /// <summary>Completes when every reactor has handled, or set aside, all events that were in the log at the call (true), or after
    /// <paramref name="bound"/> (false).</summary>
    ValueTask<bool> WaitForAllAsync(TimeSpan bound, CancellationToken cancellationToken = default);

    /// <summary>Returns the position up to which every reactor has handled the log, or set events aside.</summary>
    ValueTask<long> ReadPositionAsync(CancellationToken cancellationToken = default);
}
