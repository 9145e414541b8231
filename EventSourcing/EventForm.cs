using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace OrleansWarehouse.EventSourcing;

/// <summary>The stored form of an event, without the parts that can be derived from others. Nothing is lost: the event that is read equals
/// the one that was written.</summary>
public interface IEventForm<TEvent, TSelf>
    where TSelf : class, IEventForm<TEvent, TSelf>
{
    static abstract JsonTypeInfo<TSelf> Json { get; }

    static abstract TSelf Of(TEvent @event);

    TEvent ToEvent();
}

/// <summary>Writes an event in its stored form, and reads it back.</summary>
public sealed class EventFormConverter<TEvent, TForm> : JsonConverter<TEvent>
    where TEvent : class
    where TForm : class, IEventForm<TEvent, TForm>
{
    public override TEvent? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize(ref reader, TForm.Json)?.ToEvent();

    public override void Write(Utf8JsonWriter writer, TEvent value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, TForm.Of(value), TForm.Json);
}
