namespace OrleansWarehouse.Grains.EventSourcing;

/// <summary>The event types of the warehouse.</summary>
public static class EventCodec
{
    public static EventTypes Types { get; } = new(typeof(EventCodec).Assembly);

    /// <inheritdoc cref="EventTypes.All" />
    public static IEnumerable<(string Name, Type Class)> All => Types.All;

    /// <inheritdoc cref="EventTypes.Encode" />
    public static NewEvent Encode(object @event, IReadOnlyList<string> subjects, DateTimeOffset at, string by) =>
        Types.Encode(@event, subjects, at, by);

    /// <inheritdoc cref="EventTypes.Decode" />
    public static object? Decode(StoredEvent stored) => Types.Decode(stored);
}
