using System.Text.Json.Serialization;

namespace OrleansWarehouse.EventSourcing.Tests;

public abstract record RuleEvent;

[EventType("limitSet")]
public sealed record LimitSet(int Limit) : RuleEvent;

public sealed record RuleState(int Limit);

/// <summary>The reference data of these tests: how many coins a jar takes.</summary>
public static class Rule
{
    public static Aggregate<RuleState, RuleEvent> Definition { get; } = new(
        "rule", new(0), static (_, set, _) => new(((LimitSet)set).Limit), static (_, _) => [], RuleJson.Default.RuleState)
    {
        IsReplicated = true,
    };

    public static Replica<RuleState> Replica { get; } = EventSourcing.Replica.Of(Definition, World.Events, static (_, state) => state);
}

[JsonSerializable(typeof(RuleState))]
[JsonSerializable(typeof(LimitSet))]
internal sealed partial class RuleJson : JsonSerializerContext;
