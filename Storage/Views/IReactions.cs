using OrleansWarehouse.Storage.Log;

namespace OrleansWarehouse.Storage.Views;

/// <summary>Tells failures of reactions and deadlines apart.</summary>
public interface IReactionFailures
{
    /// <summary>Whether a failure is of something underneath that comes back by itself: it is tried for longer.</summary>
    bool Passes(Exception failure);
}

internal sealed class PlainReactionFailures : IReactionFailures
{
    public bool Passes(Exception failure) => failure is EventLogException;
}

/// <summary>Lets a writer wait for the consequences of what was written.</summary>
public interface IReactions
{
    /// <summary>Completes when nothing that a cause set going is under way any more, through whatever reactions, or after
    /// <paramref name="bound"/>: true when it is over. What others set going is not waited for, nor what fails.</summary>
    ValueTask<bool> SettledAsync(long cause, TimeSpan bound, CancellationToken cancellationToken = default);

    /// <summary>Completes when every reactor has handled, or set aside, what the log held at the call, or after
    /// <paramref name="bound"/>: true when caught up.</summary>
    ValueTask<bool> CaughtUpAsync(TimeSpan bound, CancellationToken cancellationToken = default);

    /// <summary>The position up to which every reactor has handled the log, or set it aside.</summary>
    ValueTask<long> ReadPositionAsync(CancellationToken cancellationToken = default);
}
