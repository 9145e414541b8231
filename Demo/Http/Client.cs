using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrleansWarehouse.Demo.Http;

/// <summary>
/// A client of the public HTTP API, as clients should be written: every POST has an idempotency key and is retried with it, when
/// the connection is lost or the server is unavailable, until there is an answer. Refusals are answers.
/// </summary>
/// <param name="wire">The HTTP client, shared by all.</param>
/// <param name="bearer">An API key; null for a person, who signs in (see <see cref="SignInAsync"/>).</param>
public sealed class Client(HttpClient wire, string? bearer = null)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private object? credentials;
    private (string Cookie, string Csrf)? session;

    /// <summary>Creates the HTTP client that all simulated people share.</summary>
    public static HttpClient Wire(Uri server) => new(new SocketsHttpHandler
    {
        UseCookies = false,
        AllowAutoRedirect = false,
        UseProxy = false,
        MaxConnectionsPerServer = 256,
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(20),
    })
    {
        BaseAddress = new Uri(server, "/api/v1/"),
        Timeout = TimeSpan.FromSeconds(60),
    };

    /// <summary>Signs in with these credentials, now and again whenever the session has ended.</summary>
    public async Task SignInAsync(object with, CancellationToken stop)
    {
        (credentials, session) = (with, null);
        while (true)
        {
            var ask = new Ask(HttpMethod.Post, "session", Write(with), null, null);
            if (await TryAsync(ask, stop) is { } came && came.Answer.IsOk)
            {
                session = (came.Cookie, came.Answer.Json.Text("csrf"));
                return;
            }

            await Task.Delay(LongestPause, stop);
        }
    }

    public Task<Answer> GetAsync(string path, CancellationToken stop) => SendAsync(new(HttpMethod.Get, path, null, null, null), stop);

    public Task<Answer> PutAsync(string path, object body, CancellationToken stop) =>
        SendAsync(new(HttpMethod.Put, path, Write(body), null, null), stop);

    public Task<Answer> PostAsync(string path, object body, CancellationToken stop) =>
        SendAsync(new(HttpMethod.Post, path, Write(body), NewOperation(), null), stop);

    /// <summary>Posts rows as NDJSON.</summary>
    public Task<Answer> PostRowsAsync(string path, IEnumerable<object> rows, CancellationToken stop) =>
        SendAsync(new(HttpMethod.Post, path, string.Join('\n', rows.Select(Write)), NewOperation(), "application/x-ndjson"), stop);

    /// <summary>Posts once without retrying; returns null when there was no answer.</summary>
    public async Task<Answer?> PostOnceAsync(string path, object body, CancellationToken stop) =>
        (await TryAsync(new(HttpMethod.Post, path, Write(body), NewOperation(), null), stop))?.Answer;

    private async Task<Answer> SendAsync(Ask ask, CancellationToken stop)
    {
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            if (await TryAsync(ask, stop) is { Answer.Status: not (429 or 502 or 503) } came)
            {
                if (came.Answer.Status != 401 || credentials is null) return came.Answer;
                await SignInAsync(credentials, stop);
            }

            await Task.Delay(pause, stop);
        }
    }

    private async Task<(Answer Answer, string Cookie)?> TryAsync(Ask ask, CancellationToken stop)
    {
        try
        {
            using var request = new HttpRequestMessage(ask.Method, ask.Path);
            if (ask.Body is not null) request.Content = new StringContent(ask.Body, Encoding.UTF8, ask.Type ?? "application/json");
            if (ask.Operation is not null) request.Headers.Add("Idempotency-Key", ask.Operation);
            if (bearer is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
            if (session is { } signedIn)
            {
                request.Headers.Add("Cookie", signedIn.Cookie);
                request.Headers.Add("X-CSRF-Token", signedIn.Csrf);
            }

            using var response = await wire.SendAsync(request, stop);
            var bytes = await response.Content.ReadAsByteArrayAsync(stop);
            return (new((int)response.StatusCode, bytes.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(bytes)), CookieOf(response));
        }
        catch (Exception lost) when (lost is HttpRequestException or IOException or JsonException or OperationCanceledException)
        {
            stop.ThrowIfCancellationRequested();
            return null;
        }
    }

    /// <summary>Returns the last cookie that was set: the server deletes that of an earlier session first.</summary>
    private static string CookieOf(HttpResponseMessage response) =>
        response.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies.Last().Split(';')[0] : "";

    private static string NewOperation() => Guid.NewGuid().ToString("N");

    private static string Write(object body) => JsonSerializer.Serialize(body, Json);

    private sealed record Ask(HttpMethod Method, string Path, string? Body, string? Operation, string? Type);
}
