using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrleansWarehouse.Api.Http;

/// <summary>Converts times of day as <c>HH:mm</c>, or <c>HH:mm:ss</c> where there are seconds.</summary>
internal sealed class TimeOnlyConverter : JsonConverter<TimeOnly>
{
    private const string Short = "HH:mm";
    private const string Long = "HH:mm:ss";

    public override TimeOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String
        && TimeOnly.TryParseExact(reader.GetString(), [Short, Long], CultureInfo.InvariantCulture, DateTimeStyles.None,
            out var time)
            ? time
            : throw new JsonException("A time of day is needed, such as 17:30.");

    public override void Write(Utf8JsonWriter writer, TimeOnly value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString(value.Second == 0 ? Short : Long, CultureInfo.InvariantCulture));
}
