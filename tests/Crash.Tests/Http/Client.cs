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
        var ask = new Ask(HttpMethod.Get, path, null, null);
        var answer = await SendAsync(ask);
        return answer.IsOk ? answer.Json : throw Refused(ask, answer);
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
        var ask = new Ask(HttpMethod.Put, path, Write(body), null);
        var answer = await SendAsync(ask);
        if (!answer.IsOk) throw Refused(ask, answer);
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
        var ask = new Ask(HttpMethod.Post, path, Write(body), Guid.NewGuid().ToString());
        var (first, again) = (await SendAsync(ask), await SendAsync(ask));
        Assert.Equal((first.Status, first.Text), (again.Status, again.Text));
        return Accept(ask, first, refusals);
    }

    /// <summary>A scanner without idempotency keys, which retries until it is answered.</summary>
    /// <param name="body">Must be idempotent.</param>
    public async Task<Answer> PostWithoutKeyAsync(string path, object body, params string[] refusals)
    {
        var ask = new Ask(HttpMethod.Post, path, Write(body), null);
        return Accept(ask, await SendAsync(ask), refusals);
    }

    /// <summary>Sends the request until there is an answer.</summary>
    public async Task<Answer> SendAsync(Ask ask)
    {
        var start = Stopwatch.GetTimestamp();
        while (true)
        {
            var answer = await TryAsync(ask);
            if (answer is { Status: not Unavailable }) return answer;
            if (Stopwatch.GetElapsedTime(start) > Patience) throw NotAnswered(ask, answer is null ? "the connection was lost" : answer.Text);
        }
    }

    public void Dispose() => http.Dispose();

    private async Task<Answer?> PostAsync(string path, object body, bool once, string[] refusals)
    {
        var ask = new Ask(HttpMethod.Post, path, Write(body), Guid.NewGuid().ToString());
        var answer = once ? await TryAsync(ask) : await SendAsync(ask);
        if (answer is null or { Status: Unavailable }) return null;
        return Accept(ask, answer, refusals);
    }

    private Answer Accept(Ask ask, Answer answer, string[] refusals)
    {
        if (!answer.IsOk && !refusals.Contains(answer.Code)) throw Refused(ask, answer);
        if (ask.Key is not null) ledger.Answered(ask, answer);
        return answer;
    }

    /// <summary>Returns null when the connection was lost before there was an answer.</summary>
    private async Task<Answer?> TryAsync(Ask ask)
    {
        var address = await server.AddressAsync();
        try
        {
            using var request = new HttpRequestMessage(ask.Method, new Uri(address, $"/api/v1{ask.Path}"));
            if (ask.Body is not null) request.Content = new StringContent(ask.Body, Encoding.UTF8, "application/json");
            if (ask.Key is not null) request.Headers.Add("Idempotency-Key", ask.Key);
            using var response = await http.SendAsync(request);
            var answer = new Answer((int)response.StatusCode, await response.Content.ReadAsStringAsync());
            if (answer.Status == Unavailable) await Task.Delay(BeforeTryingAgain);
            else if (answer.Status >= 500) throw Refused(ask, answer);
            return answer;
        }
        catch (Exception cut) when (cut is HttpRequestException or IOException)
        {
            Interlocked.Increment(ref lost);
            return null;
        }
        catch (TaskCanceledException)
        {
            throw NotAnswered(ask, "the server kept silent");
        }
    }

    private static InvalidOperationException Refused(Ask ask, Answer answer) =>
        new($"{ask.Method} {ask.Path} {ask.Body}: {answer.Status} {answer.Text}");

    private static TimeoutException NotAnswered(Ask ask, string last) =>
        new($"{ask.Method} {ask.Path} {ask.Body} was not answered; at last: {last}");

    private static string Write(object body) => JsonSerializer.Serialize(body, JsonSerializerOptions.Web);
}
