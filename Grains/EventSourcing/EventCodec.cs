using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

using OrleansWarehouse.Storage.Log;

namespace OrleansWarehouse.Grains.EventSourcing;

/// <summary>
/// Turns events into the log's JSON and back. Knows every class of this assembly that has an <see cref="EventTypeAttribute"/>;
/// the JSON code of each is generated at compile time in the context of its feature folder.
/// </summary>
public static class EventCodec
{
    private static readonly FrozenDictionary<Type, EventShape> ByClass;
    private static readonly FrozenDictionary<string, EventShape> ByName;

    static EventCodec()
    {
        var contexts = InstancesOf<JsonSerializerContext>().ToArray();
        var shapes = typeof(EventCodec).Assembly.GetTypes()
            .Where(type => type.IsDefined(typeof(EventTypeAttribute), false))
            .Select(type => EventShape.Of(type, contexts))
            .ToArray();
        ByClass = shapes.ToFrozenDictionary(shape => shape.Json.Type);
        ByName = shapes.ToFrozenDictionary(shape => shape.Name, StringComparer.Ordinal);
    }

    /// <summary>Every event's name, for tests and documentation.</summary>
    public static IEnumerable<(string Name, Type Class)> All => ByClass.Select(pair => (pair.Value.Name, pair.Key));

    /// <summary>Makes an event ready for the log.</summary>
    public static NewEvent Encode(object @event, IReadOnlyList<string> subjects, DateTimeOffset at, string by, long cause = 0)
    {
        var shape = ByClass[@event.GetType()];
        var data = JsonSerializer.SerializeToUtf8Bytes(@event, shape.Json);
        return new(shape.Name, shape.Schema, data, subjects, at, by, @event) { Cause = cause };
    }

    /// <summary>The event as an object; null for a type that this build does not know.</summary>
    public static object? Decode(StoredEvent stored) =>
        stored.Payload
        ?? (ByName.TryGetValue(stored.Type, out var shape) ? JsonSerializer.Deserialize(stored.Data.Span, shape.Json) : null);

    private static IEnumerable<T> InstancesOf<T>() =>
        typeof(EventCodec).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(T)) && !type.IsAbstract)
            .Select(type => (T)type.GetProperty("Default", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!);

    private sealed record EventShape(string Name, int Schema, JsonTypeInfo Json)
    {
        public static EventShape Of(Type type, JsonSerializerContext[] contexts)
        {
            var json = contexts.Select(context => context.GetTypeInfo(type)).FirstOrDefault(info => info is not null)
                ?? throw new InvalidOperationException($"{type.Name} is in no JsonSerializerContext of its folder.");
            var name = type.GetCustomAttribute<EventTypeAttribute>()!;
            return new(name.Name, name.Schema, json);
        }
    }
}
