using OrleansWarehouse.Simulation.Tests.Followers;
using OrleansWarehouse.Simulation.Tests.Hosting;
using OrleansWarehouse.Simulation.Tests.People;

namespace OrleansWarehouse.Simulation.Tests.Mutants;

/// <summary>The warehouse with one thing broken on purpose. Whoever looks at the laws must notice.</summary>
/// <param name="Name">What is broken, in words.</param>
/// <param name="Profile">The sort of run in which it must come out.</param>
internal sealed record Mutant(string Name, Profile Profile, Tampering Tampering)
{
    /// <summary>Nobody reacts to an event.</summary>
    public static Mutant Deaf(string type, Profile profile) =>
        new($"nobody reacts to {type}", profile, new() { Reaction = reaction => reaction.Event.Type == type ? [] : [reaction.Event] });

    /// <summary>Whoever reacts to an event does so twice, and calls it another thing the second time.</summary>
    public static Mutant Stuttering(string type, Profile profile) =>
        new($"everybody reacts twice to {type}", profile, new() { Reaction = reaction => reaction.Event.Type == type ? [reaction.Event, Renamed(reaction)] : [reaction.Event] });

    /// <summary>An event is heard otherwise than it was written.</summary>
    public static Mutant Mishearing(string what, string type, Profile profile, Func<object, object> change) => new(what, profile, new()
    {
        Reaction = reaction => reaction.Event.Type == type && reaction.Event.Payload is { } payload
            ? [reaction.Event with { Payload = change(payload) }]
            : [reaction.Event],
    });

    /// <summary>A command does not reach its grain, which says that it was done.</summary>
    public static Mutant Lazy(string what, string method, Profile profile, Func<object?[], bool>? only, Task done) => new(what, profile, new()
    {
        Call = (call, _, _) => call.Shape.Method.Name == method && (only?.Invoke(call.Arguments) ?? true) ? done : null,
    });

    /// <summary>A command reaches its grain otherwise than it was sent.</summary>
    public static Mutant Garbled(string what, string method, Profile profile, Func<object?[], object?[]> change) => new(what, profile, new()
    {
        Call = (call, _, grain) => call.Shape.Method.Name == method ? call.Shape.Invoke(grain, change(call.Arguments)) : null,
    });

    /// <summary>Something else is done before a command, or instead of it.</summary>
    public static Mutant Meddling(string what, string method, Profile profile, Func<object, object?[], Func<Task>, Task> instead) => new(what, profile, new()
    {
        Call = (call, _, grain) => call.Shape.Method.Name == method ? instead(grain, call.Arguments, () => call.Shape.Invoke(grain, call.Arguments)) : null,
    });

    /// <summary>No list hears of an event.</summary>
    public static Mutant Unlisted(string what, string type, Profile profile) => new(what, profile, new() { Unseen = stored => stored.Type == type });

    /// <summary>An append is written otherwise than it was asked for.</summary>
    public static Mutant Forgetful(string what, Profile profile, Func<Append, Append> change) => new(what, profile, new() { Append = change });

    private static StoredEvent Renamed(Reaction reaction) => reaction.Event with { Version = reaction.Event.Version + 1_000_000 };
}
