using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrleansWarehouse.Api.Http;

/// <summary>Converts ISO 8601 times; refuses one without an offset, which would be ambiguous.</summary>
internal sealed class DateTimeOffsetConverter : JsonConverter<DateTimeOffset>
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

    /// <summary>Returns whether the text of a valid time ends with Z or an offset. Looks only at what follows the date, which contains
    /// hyphens too.</summary>
    public static bool HasOffset(string text) =>
        text.Length > LengthOfTimeWithoutOffset && text.AsSpan(LengthOfTimeWithoutOffset).ContainsAny('Z', '+', '-');
}
