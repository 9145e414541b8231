using System.Net;
using System.Text;
using System.Text.Json;

namespace OrleansWarehouse.Api.Tests;

/// <summary>Calls the API with one key.</summary>
internal sealed class Client(HttpClient http)
{
    public const string Json = "application/json";

    /// <param name="path">The path below <c>/api/v1</c>.</param>
    public Task<Answer> SendAsync(string method, string path, string? body = null,
        params (string Name, string Value)[] headers) =>
        SendAsync(method, path, body is null ? null : Encoding.UTF8.GetBytes(body), Json, headers);

    public async Task<Answer> SendAsync(
        string method, string path, byte[]? body, string type, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new(method), path.StartsWith('~') ? path[1..] : $"/api/v1{path}");
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        using var response = await http.SendAsync(request);
        return await Answer.OfAsync(response);
    }

    /// <summary>Sends a request and disconnects after a moment, whether or not there was an answer.</summary>
    public async Task LeaveAsync(string path, string body, TimeSpan after, (string Name, string Value) header)
    {
        using var patience = new CancellationTokenSource(after);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1{path}") { Content = new StringContent(body, Encoding.UTF8, Json) };
        request.Headers.TryAddWithoutValidation(header.Name, header.Value);
        try
        {
            using var response = await http.SendAsync(request, patience.Token);
        }
        catch (OperationCanceledException)
        {
            // Expected.
        }
    }

    public async Task<Answer> OkAsync(string method, string path, string? body = null,
        params (string Name, string Value)[] headers)
    {
        var answer = await SendAsync(method, path, body, headers);
        Assert.True((int)answer.Status is >= 200 and < 300, $"{method} {path}: {answer.Status} {answer.Text}");
        return answer;
    }
}

/// <summary>A complete answer.</summary>
internal sealed record Answer(HttpStatusCode Status, string Text, string? Type, IReadOnlyDictionary<string, string> Headers)
{
    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    public string? Code => Json.TryGetProperty("code", out var code) ? code.GetString() : null;

    public static async Task<Answer> OfAsync(HttpResponseMessage response)
    {
        var headers = response.Headers.ToDictionary(header => header.Key, header =>
            string.Join(",", header.Value), StringComparer.OrdinalIgnoreCase);
        return new(response.StatusCode, await response.Content.ReadAsStringAsync(),
            response.Content.Headers.ContentType?.MediaType, headers);
    }

    /// <summary>Asserts that the answer is a problem with a code and, when a field is given, an error of it.</summary>
    public void IsProblem(HttpStatusCode status, string? code = null, string? field = null)
    {
        Assert.True(Status == status, $"{Status} instead of {status}: {Text}");
        Assert.Equal("application/problem+json", Type);
        Assert.Equal((int)status, Json.GetProperty("status").GetInt32());
        Assert.Matches("^[a-z0-9_]+$", Code);
        if (code is not null) Assert.Equal(code, Code);
        if (field is not null) Assert.True(Json.GetProperty("errors").TryGetProperty(field, out _), Text);
    }
}
