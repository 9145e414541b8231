namespace OrleansWarehouse.EventSourcing;

/// <summary>Records that a stream has done the command of an operation id; kept for a week, longer than any client retries.</summary>
public static class OperationIds
{
    private static readonly TimeSpan Retention = TimeSpan.FromDays(7);

    /// <summary>Scopes an operation id to a stream, because one key of a client may reach several aggregates, each once.</summary>
    public static string Of(string stream, string operation) => $"{stream}|{operation}";

    public static Operation Record(string id, DateTimeOffset now) => new(id, "", ReadOnlyMemory<byte>.Empty, now + Retention);
}
