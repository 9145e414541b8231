using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

using OrleansWarehouse.Tests.Hosting;
using OrleansWarehouse.Crash.Tests.Proof;

namespace OrleansWarehouse.Crash.Tests.Http;

/// <summary>A correct client: every POST has its own idempotency key, and is sent again with it when the connection is lost,
/// until there is an answer.</summary>
internal sealed class Client(IServer server, Ledger ledger) : IDisposable
{
    private const int Unavailable = 503;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan BeforeTryingAgain = TimeSpan.FromMilliseconds(200);

    private readonly HttpClient http = new()
    {
        Timeout = TimeSpan.FromSeconds(60),
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", ServerProcess.AdminKey) },
    };

    private int lost;

    /// <summary>The number of requests that were cut off.</summary>
    public int Lost => lost;

    public async Task<JsonElement> GetAsync(string path)
    {
        var request = new ApiRequest(HttpMethod.Get, path, null, null);
        var answer = await SendAsync(request);
        return answer.IsOk ? answer.Json : throw Refused(request, answer);
    }

    /// <summary>Returns all pages of a list.</summary>
    public async Task<List<JsonElement>> ListAsync(string path)
    {
        var (all, cursor) = (new List<JsonElement>(), "");
        while (true)
        {
            var page = await GetAsync($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}limit=500{cursor}");
            all.AddRange(page.Items("items"));
            if (page.TextOrNull("nextCursor") is not { } next) return all;
            cursor = $"&cursor={next}";
        }
    }

    public async Task PutAsync(string path, object body)
    {
        var request = new ApiRequest(HttpMethod.Put, path, Write(body), null);
        var answer = await SendAsync(request);
        if (!answer.IsOk) throw Refused(request, answer);
    }

    /// <param name="refusals">The error codes that the caller handles.</param>
    public async Task<Answer> PostAsync(string path, object body, params string[] refusals) =>
        (await PostAsync(path, body, false, refusals))!;

    /// <summary>A client that does not retry: returns null when the connection was lost.</summary>
    public Task<Answer?> PostOnceAsync(string path, object body, params string[] refusals) =>
        PostAsync(path, body, true, refusals);

    /// <summary>A scan that is sent twice; both answers must be the same.</summary>
    public async Task<Answer> PostTwiceAsync(string path, object body, params string[] refusals)
    {
        var request = new ApiRequest(HttpMethod.Post, path, Write(body), Guid.NewGuid().ToString());
        var (first, again) = (await SendAsync(request), await SendAsync(request));
        Assert.Equal((first.Status, first.Text), (again.Status, again.Text));
        return Accept(request, first, refusals);
    }

    /// <summary>A scanner without idempotency keys, which retries until it is answered.</summary>
    /// <param name="body">Must be idempotent.</param>
    public async Task<Answer> PostWithoutKeyAsync(string path, object body, params string[] refusals)
    {
        var request = new ApiRequest(HttpMethod.Post, path, Write(body), null);
        return Accept(request, await SendAsync(request), refusals);
    }

    /// <summary>Sends the request until there is an answer.</summary>
    public async Task<Answer> SendAsync(ApiRequest request)
    {
        var start = Stopwatch.GetTimestamp();
        while (true)
        {
            var answer = await TryAsync(request);
            if (answer is { Status: not Unavailable }) return answer;
            if (Stopwatch.GetElapsedTime(start) > Patience) throw NotAnswered(request, answer is null ? "the connection was lost" : answer.Text);
        }
    }

    public void Dispose() => http.Dispose();

    private async Task<Answer?> PostAsync(string path, object body, bool once, string[] refusals)
    {
        var request = new ApiRequest(HttpMethod.Post, path, Write(body), Guid.NewGuid().ToString());
        var answer = once ? await TryAsync(request) : await SendAsync(request);
        if (answer is null or { Status: Unavailable }) return null;
        return Accept(request, answer, refusals);
    }

    private Answer Accept(ApiRequest request, Answer answer, string[] refusals)
    {
        if (!answer.IsOk && !refusals.Contains(answer.Code)) throw Refused(request, answer);
        if (request.Key is not null) ledger.Answered(request, answer);
        return answer;
    }

    /// <summary>Returns null when the connection was lost before there was an answer.</summary>
    private async Task<Answer?> TryAsync(ApiRequest request)
    {
        var address = await server.AddressAsync();
        try
        {
            using var message = new HttpRequestMessage(request.Method, new Uri(address, $"/api/v1{request.Path}"));
            if (request.Body is not null) message.Content = new StringContent(request.Body, Encoding.UTF8, "application/json");
            if (request.Key is not null) message.Headers.Add("Idempotency-Key", request.Key);
            using var response = await http.SendAsync(message);
            var answer = new Answer((int)response.StatusCode, await response.Content.ReadAsStringAsync());
            if (answer.Status == Unavailable) await Task.Delay(BeforeTryingAgain);
            else if (answer.Status >= 500) throw Refused(request, answer);
            return answer;
        }
        catch (Exception cut) when (cut is HttpRequestException or IOException)
        {
            Interlocked.Increment(ref lost);
            return null;
        }
        catch (TaskCanceledException)
        {
            throw NotAnswered(request, "the server kept silent");
        }
    }

    private static InvalidOperationException Refused(ApiRequest request, Answer answer) =>
        new($"{request.Method} {request.Path} {request.Body}: {answer.Status} {answer.Text}");

    private static TimeoutException NotAnswered(ApiRequest request, string last) =>
        new($"{request.Method} {request.Path} {request.Body} was not answered; at last: {last}");

    private static string Write(object body) => JsonSerializer.Serialize(body, JsonSerializerOptions.Web);
}
