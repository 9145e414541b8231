using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrleansWarehouse.Api.Http;

/// <summary>ISO 8601 times; one without an offset would mean something else on every machine and is refused.</summary>
internal sealed class TimesWithOffset : JsonConverter<DateTimeOffset>
{
    private const int LengthOfTimeWithoutOffset = 16;

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String && reader.TryGetDateTimeOffset(out var time)
            && HasOffset(reader.GetString()!))
            return time;
        throw new JsonException("A time in ISO 8601 with an offset is needed.");
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);

    /// <summary>Whether a text that is a time ends with Z or an offset (a date holds hyphens too, so only what follows it
    /// counts).</summary>
    public static bool HasOffset(string text) =>
        text.Length > LengthOfTimeWithoutOffset && text.AsSpan(LengthOfTimeWithoutOffset).ContainsAny('Z', '+', '-');
}
