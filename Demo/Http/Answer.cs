using System.Text.Json;

namespace OrleansWarehouse.Demo.Http;

/// <summary>An answer of the server.</summary>
/// <param name="Json">Undefined when there was no body.</param>
public readonly record struct Answer(int Status, JsonElement Json)
{
    public bool IsOk => Status is >= 200 and < 300;

    public bool HasBody => Json.ValueKind is JsonValueKind.Object;

    /// <summary>The code of a refusal.</summary>
    public string Code => Json.Text("code");

    public JsonElement[] Items => Json.Items("items");
}

internal static class Reading
{
    public static string Text(this JsonElement json, string name) =>
        json.ValueKind is JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String
            ? value.GetString()!
            : "";

    public static long Number(this JsonElement json, string name) =>
        json.ValueKind is JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Number
            ? value.GetInt64()
            : 0;

    public static DateTimeOffset? Time(this JsonElement json, string name) =>
        DateTimeOffset.TryParse(json.Text(name), System.Globalization.CultureInfo.InvariantCulture, out var time) ? time : null;

    public static JsonElement[] Items(this JsonElement json, string name) =>
        json.ValueKind is JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Array
            ? [.. value.EnumerateArray()]
            : [];
}
