using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrleansWarehouse.Benchmarks.Http;

/// <summary>
/// A client of the server's HTTP API. A write whose outcome is unknown is retried with the same Idempotency-Key (a PUT
/// is idempotent by itself), so that a lost connection never causes a second write.
/// </summary>
/// <exception cref="ApiException">Every method: the server refused, or could not be reached.</exception>
internal sealed class WarehouseClient : IDisposable
{
    public const int MaxBatchRows = 10_000;

    private const int Attempts = 8;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private readonly HttpClient http;

    public WarehouseClient(Connection connection)
    {
        http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 64, UseCookies = false, AllowAutoRedirect = false })
        {
            BaseAddress = new Uri(connection.Url, "/api/v1/"),
            Timeout = TimeSpan.FromSeconds(100),
        };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", connection.Key);
    }

    public async Task<T> GetAsync<T>(string path, CancellationToken cancellation) =>
        (await SendAsync<T>(HttpMethod.Get, path, null, null, cancellation))!;

    public async Task PutAsync(string path, object body, CancellationToken cancellation) =>
        await SendAsync<JsonElement>(HttpMethod.Put, path, body, null, cancellation);

    /// <summary>Returns null (or the type's default) when the answer has no body, as when there is nothing to do.</summary>
    /// <param name="operation">The idempotency key; null for a POST that only reads.</param>
    public Task<T?> PostAsync<T>(string path, object body, string? operation, CancellationToken cancellation) =>
        SendAsync<T>(HttpMethod.Post, path, body, operation, cancellation);

    /// <summary>Returns every row of a list, page by page.</summary>
    public async IAsyncEnumerable<T> ListAsync<T>(string path, [EnumeratorCancellation] CancellationToken cancellation)
    {
        string? cursor = null;
        do
        {
            var next = cursor is null ? path : $"{path}{(path.Contains('?') ? '&' : '?')}{Route.Of($"cursor={cursor}")}";
            var page = await GetAsync<JsonElement>(next, cancellation);
            var rows = page.ValueKind == JsonValueKind.Array ? page : page.GetProperty("items");
            foreach (var row in rows.EnumerateArray()) yield return row.Deserialize<T>(Json)!;
            cursor = page.ValueKind == JsonValueKind.Object && page.TryGetProperty("nextCursor", out var more) ? more.GetString() : null;
        }
        while (cursor is not null);
    }

    /// <summary>Sends rows as NDJSON; every row must be accepted.</summary>
    public async Task PostBatchAsync(string path, IEnumerable<object> rows, string operation, CancellationToken cancellation)
    {
        foreach (var (chunk, part) in rows.Chunk(MaxBatchRows).Select((chunk, part) => (chunk, part)))
        {
            var lines = string.Join('\n', chunk.Select(row => JsonSerializer.Serialize(row, Json)));
            var answer = await SendAsync<BatchAnswer>(HttpMethod.Post, path, lines, $"{operation}-{part}", cancellation);
            if (answer!.Results.FirstOrDefault(row => row.Status >= 300) is { } bad)
                throw new ApiException($"POST {path} row {bad.Index}", (HttpStatusCode)bad.Status, bad.Code ?? "", bad.Detail ?? "");
        }
    }

    public void Dispose() => http.Dispose();

    private async Task<T?> SendAsync<T>(
        HttpMethod method, string path, object? body, string? operation, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                using var request = Request(method, path, body, operation);
                using var response = await http.SendAsync(request, cancellation);
                if (response.IsSuccessStatusCode) return await ReadAsync<T>(response, cancellation);
                if (!IsPassing(response.StatusCode) || attempt == Attempts)
                    throw ApiException.From($"{method} {path}", response.StatusCode, await response.Content.ReadAsStringAsync(cancellation));
            }
            catch (Exception lost) when (lost is HttpRequestException or IOException or TaskCanceledException)
            {
                cancellation.ThrowIfCancellationRequested();
                if (attempt == Attempts) throw new ApiException($"{method} {path}", null, "no_answer", lost.Message);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50 << attempt), cancellation);
        }
    }

    private static HttpRequestMessage Request(HttpMethod method, string path, object? body, string? operation)
    {
        var request = new HttpRequestMessage(method, path);
        if (body is string rows) request.Content = new StringContent(rows, new MediaTypeHeaderValue("application/x-ndjson", "utf-8"));
        else if (body is not null) request.Content = JsonContent.Create(body, body.GetType(), options: Json);
        if (operation is not null) request.Headers.Add("Idempotency-Key", operation);
        return request;
    }

    private static async Task<T?> ReadAsync<T>(HttpResponseMessage response, CancellationToken cancellation)
    {
        var bytes = await response.Content.ReadAsByteArrayAsync(cancellation);
        return bytes.Length == 0 ? default : JsonSerializer.Deserialize<T>(bytes, Json);
    }

    private static bool IsPassing(HttpStatusCode status) => status
        is HttpStatusCode.TooManyRequests
        or HttpStatusCode.ServiceUnavailable
        or HttpStatusCode.BadGateway
        or HttpStatusCode.RequestTimeout;
}

