using System.Text.Json;

namespace OrleansWarehouse.Simulation.Tests.Http;

/// <summary>A request.</summary>
/// <param name="Path">Under <c>/api/v1</c>, escaped.</param>
/// <param name="Key">The Idempotency-Key; null without one.</param>
internal sealed record Ask(string Method, string Path, string? Body = null, string? Key = null);

/// <summary>What came of a request.</summary>
/// <param name="Status">0: the connection broke, so that nobody knows.</param>
/// <param name="Bug">What a 500 was about.</param>
internal sealed record Answer(int Status, JsonElement Json, Exception? Bug)
{
    public static Answer Lost { get; } = new(0, default, null);

    public bool IsOk => Status is >= 200 and < 300;

    /// <summary>It may have been done or not: to be asked again.</summary>
    public bool IsUnknown => Status is 0 or >= 500;

    /// <summary>Refused, for good.</summary>
    public bool IsRefused => Status is >= 400 and < 500;

    public string Code => Json.ValueKind is JsonValueKind.Object && Json.TryGetProperty("code", out var code) ? code.GetString() ?? "" : "";
}

internal static class Json
{
    public static string Text(this JsonElement json, string name) => json.GetProperty(name).GetString()!;

    public static string? TextOrNull(this JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    public static long Number(this JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Number ? value.GetInt64() : 0;

    /// <summary>The items of a list, or of a page of one.</summary>
    public static IReadOnlyList<JsonElement> Items(this JsonElement json) =>
        json.ValueKind is JsonValueKind.Array ? [.. json.EnumerateArray()] : json.ValueKind is JsonValueKind.Object ? json.Items("items") : [];

    public static IReadOnlyList<JsonElement> Items(this JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Array ? [.. value.EnumerateArray()] : [];
}
