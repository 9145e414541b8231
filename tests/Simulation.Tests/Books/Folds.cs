using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;

using OrleansWarehouse.Grains.EventSourcing;

namespace OrleansWarehouse.Simulation.Tests.Books;

/// <summary>How a kind of stream is folded: as its grain says.</summary>
internal abstract class Fold
{
    /// <summary>By the first part of a stream's name.</summary>
    public static FrozenDictionary<string, Fold> ByKind { get; } = (
        from type in typeof(AggregateGrain<,>).Assembly.GetTypes()
        from field in type.GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)
        where field.FieldType.IsGenericType && field.FieldType.GetGenericTypeDefinition() == typeof(Aggregate<,>)
        let fold = typeof(Fold<,>).MakeGenericType(field.FieldType.GetGenericArguments())
        select (Fold)Activator.CreateInstance(fold, field.GetValue(null))!).ToFrozenDictionary(static fold => fold.Kind);

    public abstract string Kind { get; }

    public abstract object Initial { get; }

    public abstract object Evolve(object state, object @event, DateTimeOffset at);

    /// <summary>The whole of a state, to compare it by.</summary>
    public abstract string Write(object state);
}

internal sealed class Fold<TState, TEvent>(Aggregate<TState, TEvent> aggregate) : Fold
    where TState : class
    where TEvent : class
{
    public override string Kind => aggregate.Kind;

    public override object Initial => aggregate.Initial;

    public override object Evolve(object state, object @event, DateTimeOffset at) => aggregate.Evolve((TState)state, (TEvent)@event, at);

    public override string Write(object state) => JsonSerializer.Serialize((TState)state, aggregate.Json);
}
