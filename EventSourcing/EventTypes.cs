using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace OrleansWarehouse.EventSourcing;

/// <summary>
/// Serializes the events of an assembly to the log's JSON and back. It finds every class with an
/// <see cref="EventTypeAttribute"/>; the source-generated JSON code of each is in the context of its feature folder.
/// </summary>
public sealed class EventTypes
{
    private readonly FrozenDictionary<Type, EventShape> byClass;
    private readonly FrozenDictionary<string, EventShape> byName;

    /// <exception cref="InvalidOperationException">An event is in no JSON context, so it could not be written.</exception>
    public EventTypes(Assembly assembly)
    {
        var types = assembly.GetTypes();
        var contexts = types.Where(type => type.IsSubclassOf(typeof(JsonSerializerContext)) && !type.IsAbstract)
            .Select(type => (JsonSerializerContext)type.GetProperty("Default", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!)
            .ToArray();
        var shapes = types.Where(type => type.IsDefined(typeof(EventTypeAttribute), false))
            .Select(type => EventShape.Of(type, contexts))
            .ToArray();
        byClass = shapes.ToFrozenDictionary(shape => shape.Json.Type);
        byName = shapes.ToFrozenDictionary(shape => shape.Name, StringComparer.Ordinal);
    }

    /// <summary>The name of every event, for tests and documentation.</summary>
    public IEnumerable<(string Name, Type Class)> All => byClass.Select(pair => (pair.Value.Name, pair.Key));

    /// <summary>Returns the name of an event in the log.</summary>
    public string NameOf(Type @event) => byClass[@event].Name;

    /// <summary>Serializes an event for the log.</summary>
    public NewEvent Encode(object @event, IReadOnlyList<string> subjects, DateTimeOffset at, string by, long cause = 0)
    {
        var shape = byClass[@event.GetType()];
        var data = JsonSerializer.SerializeToUtf8Bytes(@event, shape.Json);
        return new(shape.Name, shape.Schema, data, subjects, at, by, @event) { Cause = cause };
    }

    /// <summary>Deserializes an event; returns null for a type that this build does not know.</summary>
    public object? Decode(StoredEvent stored) =>
        stored.Payload
        ?? (byName.TryGetValue(stored.Type, out var shape) ? JsonSerializer.Deserialize(stored.Data.Span, shape.Json) : null);

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
