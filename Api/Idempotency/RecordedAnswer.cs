using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrleansWarehouse.Api.Idempotency;

/// <summary>An answer as it was sent, to be sent again.</summary>
internal sealed record RecordedAnswer(int Status, string? ContentType, string? Location, string? ETag, byte[] Body)
{
    public static RecordedAnswer Of(HttpResponse response, byte[] body) =>
        new(response.StatusCode, response.ContentType, response.Headers.Location, response.Headers.ETag, body);

    public static RecordedAnswer Parse(ReadOnlyMemory<byte> data) =>
        JsonSerializer.Deserialize(data.Span, RecordedAnswerJson.Default.RecordedAnswer)!;

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, RecordedAnswerJson.Default.RecordedAnswer);

    public async Task SendAsync(HttpResponse response)
    {
        response.StatusCode = Status;
        response.ContentType = ContentType;
        if (Location is not null) response.Headers.Location = Location;
        if (ETag is not null) response.Headers.ETag = ETag;
        if (Body.Length > 0) await response.Body.WriteAsync(Body);
    }
}

[JsonSerializable(typeof(RecordedAnswer))]
internal sealed partial class RecordedAnswerJson : JsonSerializerContext;
