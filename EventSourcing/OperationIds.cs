namespace OrleansWarehouse.EventSourcing;

/// <summary>Marks that a command with an operation id was done by a stream; kept for a week, longer than anyone repeats one.</summary>
public static class OperationIds
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    /// <summary>An id counts per stream: one key of a client may reach several aggregates, each once.</summary>
    public static string Of(string stream, string operation) => $"{stream}|{operation}";

    public static Operation Record(string id, DateTimeOffset now) => new(id, "", ReadOnlyMemory<byte>.Empty, now + Kept);
}
