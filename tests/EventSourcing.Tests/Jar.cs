using System.Text.Json.Serialization;

namespace OrleansWarehouse.EventSourcing.Tests;

public abstract record JarEvent;

[EventType("coinsAdded")]
public sealed record CoinsAdded(int Coins, string Note) : JarEvent;

/// <param name="Limit">No more fits in.</param>
public sealed record JarState(int Coins)
{
    public const int Limit = 10;

    public static JarState Empty { get; } = new(0);
}

/// <summary>The aggregate of these tests: a jar that takes coins until it is full.</summary>
public static class Jar
{
    public static Aggregate<JarState, JarEvent> Definition { get; } = new(
        "jar", JarState.Empty, Evolve, static (_, _) => ["jars"], JarJson.Default.JarState);

    public static Decision<JarEvent> Add(JarState state, int coins, string note = "") =>
        state.Coins + coins > JarState.Limit
            ? Refusal.Conflict("full", $"There are {state.Coins} in it.")
            : new CoinsAdded(coins, note);

    private static JarState Evolve(JarState state, JarEvent @event, DateTimeOffset at) => @event switch
    {
        CoinsAdded added => new(state.Coins + added.Coins),
        _ => throw new InvalidOperationException($"No fold for {@event.GetType().Name}."),
    };
}

[JsonSerializable(typeof(JarState))]
[JsonSerializable(typeof(CoinsAdded))]
internal sealed partial class JarJson : JsonSerializerContext;

/// <summary>An answer or a refusal, as a caller in one process gets it.</summary>
public sealed record InProcessOutcome<T>(T? Answer, Refusal? Refusal) : IOutcome<InProcessOutcome<T>, T>
{
    public static InProcessOutcome<T> Of(T answer) => new(answer, null);

    public static InProcessOutcome<T> Of(Refusal refusal) => new(default, refusal);
}
