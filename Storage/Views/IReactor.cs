using OrleansWarehouse.Storage.Log;

namespace OrleansWarehouse.Storage.Views;

/// <summary>
/// A checkpointed reader that turns events into commands: how feedback travels between grains. It sees each event at least
/// once, in order per stream; the commands that it sends must be idempotent (operation id = position:name).
/// </summary>
public interface IReactor
{
    string Name { get; }

    /// <summary>Whether this reactor cares; called for every event, so it looks at nothing but the type and stream.</summary>
    bool Handles(StoredEvent stored);

    /// <summary>Reacts to one event. One that fails is tried a few times and then set aside (<see cref="SetAside"/>): it holds up
    /// the events of the same stream, and those of the same goods.</summary>
    Task ReactAsync(StoredEvent stored, CancellationToken cancellationToken);

    /// <summary>The goods that an event is about, each a holder and a SKU in whatever form: of two events that share one, the later
    /// waits while the earlier is set aside. Asked only while something is set aside.</summary>
    IReadOnlyList<string> GoodsOf(StoredEvent stored) => [];
}

/// <summary>What surrounds each reaction.</summary>
public interface IReactionContext
{
    /// <summary>Called before each try, on its flow: what it does bears the event's person and cause.</summary>
    void Enter(StoredEvent stored);

    /// <summary>Whether a failure is of something underneath that comes back by itself: it is tried for longer.</summary>
    bool Passes(Exception failure);
}

internal sealed class PlainReactionContext : IReactionContext
{
    public void Enter(StoredEvent stored)
    {
        // Nothing surrounds it.
    }

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
