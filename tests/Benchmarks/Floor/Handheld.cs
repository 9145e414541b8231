using System.Text;
using System.Text.Json;

using OrleansWarehouse.Benchmarks.Http;
using OrleansWarehouse.Benchmarks.Load;

namespace OrleansWarehouse.Benchmarks.Floor;

/// <summary>One picker's device: asks for the next task and scans its open stops, one at a time.</summary>
internal sealed class Handheld(Connection connection, BusyFloor floor, string picker) : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly RawConnection http = new(connection.Url);
    private readonly Queue<(string Task, StopAnswer Stop, DropAnswer Drop)> open = [];
    private int scans;

    /// <summary>Gets a task if it has none; returns false when no task is left.</summary>
    public async Task<bool> FindWorkAsync(CancellationToken cancellation)
    {
        if (open.Count > 0) return true;
        var reply = await PostAsync($"sites/{floor.Site}/pickers/{picker}/nextTask", "{}", null, cancellation);
        if (reply.Status == 204) return false;
        var task = JsonSerializer.Deserialize<TaskAnswer>(Body(reply), Json)!;
        foreach (var stop in task.Stops)
            foreach (var drop in stop.Drops) open.Enqueue((task.Task, stop, drop));
        return true;
    }

    /// <summary>Sends the next pick; returns why it was refused, or null.</summary>
    public async Task<string?> ScanAsync(CancellationToken cancellation)
    {
        var (task, stop, drop) = open.Dequeue();
        var body = $$"""
            {"picker":"{{picker}}","stop":{{stop.Stop}},"quantity":{{drop.Quantity}},"tote":"{{drop.Tote}}","scanned":{"location":"{{stop.Location}}","barcode":"{{stop.Sku}}"},"at":"{{TimeProvider.System.GetUtcNow():yyyy-MM-ddTHH:mm:ss.fffZ}}"}
            """;
        var reply = await PostAsync(
            $"sites/{floor.Site}/tasks/{task}/picks", body, $"{floor.Run}-{picker}-{++scans}", cancellation);
        if (reply.Status != 200) return Said(reply);
        return Encoding.UTF8.GetString(reply.Body.Span).Contains("\"outcome\":\"picked\"", StringComparison.Ordinal) ? null : Said(reply);
    }

    public void Dispose() => http.Dispose();

    private ValueTask<Reply> PostAsync(string path, string body, string? operation, CancellationToken cancellation)
    {
        var key = operation is null ? "" : $"Idempotency-Key: {operation}\r\n";
        var request = $"POST /api/v1/{path} HTTP/1.1\r\nHost: {connection.Url.Authority}\r\nAuthorization: Bearer {connection.Key}\r\n"
            + $"Content-Type: application/json\r\n{key}Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}";
        return http.SendAsync(Encoding.UTF8.GetBytes(request), cancellation);
    }

    private static ReadOnlySpan<byte> Body(Reply reply) =>
        reply.Status == 200 ? reply.Body.Span : throw new UsageException($"No next task: {Said(reply)}");

    private static string Said(Reply reply) =>
        $"{reply.Status} {Encoding.UTF8.GetString(reply.Body.Span[..Math.Min(200, reply.Body.Length)])}";
}

