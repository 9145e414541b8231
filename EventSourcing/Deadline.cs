using System.Collections.Frozen;

using Microsoft.Extensions.DependencyInjection;

namespace OrleansWarehouse.EventSourcing;

/// <summary>What is done when a deadline of an aggregate is reached. Deadlines are written with the events that ask for them
/// (<see cref="Decision{TEvent}.WithDue"/>), any number per stream, each under a name of its own.</summary>
/// <param name="Kind">The first part of the stream's name.</param>
/// <param name="ReachedAsync">Calls the aggregate of a key, whose append clears or moves the deadline; may be called again.</param>
public sealed record Deadline(string Kind, string Name, Func<ICommands, string, Task> ReachedAsync);

/// <summary>Calls the aggregates whose deadlines are reached.</summary>
public sealed class DeadlineDispatch(ICommands commands, IEnumerable<Deadline> deadlines) : IDueHandler
{
    private readonly FrozenDictionary<(string Kind, string Name), Deadline> known =
        deadlines.ToFrozenDictionary(deadline => (deadline.Kind, deadline.Name));

    public Task HandleAsync(DueRow row, CancellationToken cancellationToken)
    {
        var stream = StreamName.Parse(row.Stream);
        return known.TryGetValue((stream.Kind, row.Name), out var deadline)
            ? deadline.ReachedAsync(commands, stream.Key)
            : throw new InvalidOperationException($"Nobody knows what is due as {row.Name} of {row.Stream}.");
    }
}

public static class DeadlineServices
{
    /// <summary>Has an aggregate called when its deadline of a name is reached.</summary>
    public static IServiceCollection AddDeadline<TAggregate, TState, TEvent>(
        this IServiceCollection services, Aggregate<TState, TEvent> of, string name, Func<TAggregate, Task> reached)
        where TAggregate : class
        where TState : class
        where TEvent : class =>
        services.AddSingleton(new Deadline(of.Kind, name, (commands, key) => reached(commands.To<TAggregate>(key))));

    /// <summary>Has an aggregate called when a step of its process takes too long.</summary>
    public static IServiceCollection AddWatchdog<TAggregate, TState, TEvent>(
        this IServiceCollection services, Aggregate<TState, TEvent> of, Func<TAggregate, Task> resume)
        where TAggregate : class
        where TState : class
        where TEvent : class =>
        services.AddDeadline(of, of.Process!.Name, resume);
}
