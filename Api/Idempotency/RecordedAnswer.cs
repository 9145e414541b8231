using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrleansWarehouse.Api.Idempotency;

/// <summary>An answer as it was sent, to be sent again.</summary>
internal sealed record RecordedAnswer(int Status, string? ContentType, string? Location, string? ETag, byte[] Body)
{
    /// <summary>Between the head, which is JSON, and the body.</summary>
    private const byte End = (byte)'\n';

    public static RecordedAnswer Of(HttpResponse response, byte[] body) =>
        new(response.StatusCode, response.ContentType, response.Headers.Location, response.Headers.ETag, body);

    public static RecordedAnswer Parse(ReadOnlyMemory<byte> data)
    {
        var end = data.Span.IndexOf(End);
        var head = JsonSerializer.Deserialize(data.Span[..end], RecordedAnswerJson.Default.AnswerHead)!;
        return new(head.Status, head.ContentType, head.Location, head.ETag, data[(end + 1)..].ToArray());
    }

    public byte[] ToBytes()
    {
        var head = JsonSerializer.SerializeToUtf8Bytes(new(Status, ContentType, Location, ETag), RecordedAnswerJson.Default.AnswerHead);
        return [.. head, End, .. Body];
    }

    public async Task SendAsync(HttpResponse response)
    {
        response.StatusCode = Status;
        response.ContentType = ContentType;
        if (Location is not null) response.Headers.Location = Location;
        if (ETag is not null) response.Headers.ETag = ETag;
        if (Body.Length > 0) await response.Body.WriteAsync(Body);
    }
}

internal sealed record AnswerHead(int Status, string? ContentType, string? Location, string? ETag);

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AnswerHead))]
internal sealed partial class RecordedAnswerJson : JsonSerializerContext;
