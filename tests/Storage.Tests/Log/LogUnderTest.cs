using System.Text;

using OrleansWarehouse.Storage.Log;

namespace OrleansWarehouse.Storage.Tests.Log;

/// <summary>A log with its own storage that can be reopened, and opened twice at once where the store allows it.</summary>
public abstract class LogUnderTest : IAsyncDisposable
{
    public StorageOptions Options { get; init; } = new();

    public abstract IEventLog Log { get; }

    public ICheckpoints Checkpoints => (ICheckpoints)Log;

    /// <summary>Reopens it after an orderly shutdown.</summary>
    public abstract Task ReopenAsync();

    public abstract ValueTask DisposeAsync();
}

/// <summary>Helpers that build appends.</summary>
internal static class Make
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static NewEvent Event(string type, params string[] subjects)
        => new(type, 1, Encoding.UTF8.GetBytes($$"""{"is":"{{type}}"}"""), subjects, Noon, "tester");

    public static Append Append(string stream, long expected, params string[] types)
        => new(stream, expected, [.. types.Select(t => Event(t))]);

    public static async Task<List<StoredEvent>> StreamAsync(this IEventLog log, string stream, long after = 0)
    {
        var events = new List<StoredEvent>();
        await foreach (var stored in log.ReadStreamAsync(stream, after)) events.Add(stored);
        return events;
    }

    public static IEnumerable<string> Types(this IEnumerable<StoredEvent> events) => events.Select(e => e.Type);
}
