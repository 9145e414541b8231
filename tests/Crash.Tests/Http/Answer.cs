using System.Text.Json;

namespace OrleansWarehouse.Crash.Tests.Http;

/// <summary>A response of the server.</summary>
internal sealed record Answer(int Status, string Text)
{
    private static readonly JsonElement Empty = JsonDocument.Parse("{}").RootElement;

    public bool IsOk => Status is >= 200 and < 300;

    public JsonElement Json { get; } = Text.Length == 0 ? Empty : JsonDocument.Parse(Text).RootElement;

    public string Code => Json.TryGetProperty("code", out var code) ? code.GetString()! : "";
}

/// <summary>A request that can be sent again.</summary>
/// <param name="Path">The path after <c>/api/v1</c>.</param>
/// <param name="Key">The idempotency key of a POST.</param>
internal sealed record ApiRequest(HttpMethod Method, string Path, string? Body, string? Key);

internal static class Reading
{
    public static string Text(this JsonElement json, string name) => json.GetProperty(name).GetString()!;

    public static string? TextOrNull(this JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) ? value.GetString() : null;

    public static long Number(this JsonElement json, string name) => json.GetProperty(name).GetInt64();

    public static JsonElement[] Items(this JsonElement json, string name) => [.. json.GetProperty(name).EnumerateArray()];
}
