namespace OrleansWarehouse.EventSourcing;

/// <summary>Where a reaction learns from: an event's stream and place in it.</summary>
public sealed class Fact(StoredEvent stored)
{
    private readonly StreamName stream = StreamName.Parse(stored.Stream);

    /// <summary>The kind of the aggregate that it happened to.</summary>
    public string Kind => stream.Kind;

    /// <summary>The key of the aggregate that it happened to.</summary>
    public string Key => stream.Key;

    /// <summary>The event's place in its stream.</summary>
    public long Version => stored.Version;

    /// <summary>The event's place in the log.</summary>
    public long Position => stored.Position;

    public DateTimeOffset At => stored.At;

    /// <summary>Names the event for ever: the operation id of what follows from it.</summary>
    public string Reference { get; } = $"{stored.Stream}@{stored.Version}";
}
