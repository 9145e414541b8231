namespace OrleansWarehouse.EventSourcing;

/// <summary>Where and when the event that a reaction handles was recorded.</summary>
public sealed class Fact(StoredEvent stored)
{
    private readonly StreamName stream = StreamName.Parse(stored.Stream);

    /// <summary>The kind of the event's aggregate.</summary>
    public string Kind => stream.Kind;

    /// <summary>The key of the event's aggregate.</summary>
    public string Key => stream.Key;

    /// <summary>The event's version in its stream.</summary>
    public long Version => stored.Version;

    /// <summary>The event's position in the log.</summary>
    public long Position => stored.Position;

    public DateTimeOffset At => stored.At;

    /// <summary>A permanent, unique name of the event, used as the operation id of the commands that follow from it.</summary>
    public string Reference { get; } = $"{stored.Stream}@{stored.Version}";
}
