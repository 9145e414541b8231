using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrleansWarehouse.Api.Http;

/// <summary>Times of a day as people write them: <c>17:30</c>, or with seconds.</summary>
internal sealed class TimesOfDay : JsonConverter<TimeOnly>
{
    private const string Short = "HH:mm";
    private const string Long = "HH:mm:ss";

    public override TimeOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String
        && TimeOnly.TryParseExact(reader.GetString(), [Short, Long], CultureInfo.InvariantCulture, DateTimeStyles.None,
            out var time)
            ? time
            : throw new JsonException("A time of day such as 17:30 is needed.");

    public override void Write(Utf8JsonWriter writer, TimeOnly value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString(value.Second == 0 ? Short : Long, CultureInfo.InvariantCulture));
}
