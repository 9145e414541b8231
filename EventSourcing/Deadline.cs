using System.Collections.Frozen;

using Microsoft.Extensions.DependencyInjection;

namespace OrleansWarehouse.EventSourcing;

/// <summary>The handler of one named deadline of a kind of aggregate. Deadlines are appended with the events that set them
/// (<see cref="Decision{TEvent}.WithDue"/>); a stream may have any number, each with its own name.</summary>
/// <param name="Kind">The kind of the aggregate, which is the first part of its stream name.</param>
/// <param name="ReachedAsync">Calls the aggregate with the given key, whose append clears or moves the deadline. May be called more than once.</param>
public sealed record Deadline(string Kind, string Name, Func<ICommands, string, Task> ReachedAsync);

/// <summary>Calls the aggregates whose deadlines have been reached.</summary>
public sealed class DeadlineDispatch(ICommands commands, IEnumerable<Deadline> deadlines) : IDueHandler
{
    private readonly FrozenDictionary<(string Kind, string Name), Deadline> known =
        deadlines.ToFrozenDictionary(deadline => (deadline.Kind, deadline.Name));

    public Task HandleAsync(DueRow row, CancellationToken cancellationToken)
    {
        var stream = StreamName.Parse(row.Stream);
        return known.TryGetValue((stream.Kind, row.Name), out var deadline)
            ? deadline.ReachedAsync(commands, stream.Key)
            : throw new InvalidOperationException($"There is no handler for the deadline {row.Name} of {row.Stream}.");
    }
}

public static class DeadlineServices
{
    /// <summary>Registers the call that an aggregate gets when its deadline of the given name is reached.</summary>
    public static IServiceCollection AddDeadline<TAggregate, TState, TEvent>(
        this IServiceCollection services, Aggregate<TState, TEvent> of, string name, Func<TAggregate, Task> reached)
        where TAggregate : class
        where TState : class
        where TEvent : class =>
        services.AddSingleton(new Deadline(of.Kind, name, (commands, key) => reached(commands.To<TAggregate>(key))));

    /// <summary>Registers the call that an aggregate gets when a step of its process takes too long.</summary>
    public static IServiceCollection AddWatchdog<TAggregate, TState, TEvent>(
        this IServiceCollection services, Aggregate<TState, TEvent> of, Func<TAggregate, Task> resume)
        where TAggregate : class
        where TState : class
        where TEvent : class =>
        services.AddDeadline(of, of.Process!.Name, resume);
}
