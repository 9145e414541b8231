using System.Net.Http.Headers;
using System.Text.Json;

namespace OrleansWarehouse.Api.Tests.Access;

/// <summary>A browser with one session: exposes its cookie and its CSRF token.</summary>
internal sealed class Browser(Uri server) : IDisposable
{
    private const string CookieName = "warehouse=";

    private readonly HttpClient http = new(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = server };

    /// <summary>The <c>Set-Cookie</c> header, with its flags.</summary>
    public string SetCookie { get; private set; } = "";

    /// <summary>The <c>Cookie</c> header: <c>warehouse=…</c>.</summary>
    public string? Cookie { get; set; }

    public string? Csrf { get; set; }

    public void Dispose() => http.Dispose();

    public async Task<Answer> SignInAsync(string body)
    {
        var answer = await SendAsync("POST", "/session", body);
        if (answer.Status is System.Net.HttpStatusCode.OK) Csrf = answer.Json.GetProperty("csrf").GetString();
        return answer;
    }

    public async Task<JsonElement> SignedInAsync(string body)
    {
        var answer = await SignInAsync(body);
        Assert.True(answer.Status is System.Net.HttpStatusCode.OK, answer.Text);
        return answer.Json;
    }

    public async Task<Answer> SendAsync(string method, string path, string? body = null,
        params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new(method), path.StartsWith('~') ? path[1..] : $"/api/v1{path}");
        if (body is not null) request.Content = new StringContent(body, new MediaTypeHeaderValue(Client.Json));
        if (Cookie is not null) request.Headers.Add("Cookie", Cookie);
        if (Csrf is not null) request.Headers.Add("X-CSRF-Token", Csrf);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        using var response = await http.SendAsync(request);
        if (response.Headers.TryGetValues("Set-Cookie", out var set)) Keep(set.Last());
        return await Answer.OfAsync(response);
    }

    public async Task<Answer> OkAsync(string method, string path, string? body = null,
        params (string Name, string Value)[] headers)
    {
        var answer = await SendAsync(method, path, body, headers);
        Assert.True((int)answer.Status is >= 200 and < 300, $"{method} {path}: {answer.Status} {answer.Text}");
        return answer;
    }

    private void Keep(string set)
    {
        if (!set.StartsWith(CookieName, StringComparison.Ordinal)) return;
        SetCookie = set;
        var value = set.Split(';')[0];
        Cookie = value.Length > CookieName.Length ? value : null;
    }
}
