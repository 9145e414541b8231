using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrleansWarehouse.Api.Idempotency;

/// <summary>A stored answer, to be sent again to repeats.</summary>
internal sealed record RecordedAnswer(int Status, string? ContentType, string? Location, string? ETag, byte[] Body)
{
    /// <summary>Separates the head, which is JSON, from the body.</summary>
    private const byte End = (byte)'\n';

    private const int MostUnpacked = 2 * 1024;

    /// <summary>Set when the body is rebuilt from the log instead of being stored.</summary>
    public AnswerSource? Source { get; init; }

    public static RecordedAnswer Of(HttpResponse response, byte[] body) =>
        new(response.StatusCode, response.ContentType, response.Headers.Location, response.Headers.ETag, body);

    public static RecordedAnswer Parse(ReadOnlyMemory<byte> data)
    {
        var end = data.Span.IndexOf(End);
        var head = JsonSerializer.Deserialize(data.Span[..end], RecordedAnswerJson.Default.AnswerHead)!;
        var body = data.Span[(end + 1)..].ToArray();
        return new(head.Status, head.ContentType, head.Location, head.ETag, head.Packed ? Unpack(body) : body) { Source = head.Source };
    }

    public byte[] ToBytes()
    {
        var packed = Body.Length > MostUnpacked;
        var head = JsonSerializer.SerializeToUtf8Bytes(
            new(Status, ContentType, Location, ETag, packed, Source), RecordedAnswerJson.Default.AnswerHead);
        return [.. head, End, .. packed ? Pack(Body) : Body];
    }

    public async Task SendAsync(HttpResponse response)
    {
        response.StatusCode = Status;
        response.ContentType = ContentType;
        if (Location is not null) response.Headers.Location = Location;
        if (ETag is not null) response.Headers.ETag = ETag;
        if (Body.Length > 0) await response.Body.WriteAsync(Body);
    }

    private static byte[] Pack(byte[] body)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest)) brotli.Write(body);
        return packed.ToArray();
    }

    private static byte[] Unpack(byte[] packed)
    {
        using var body = new MemoryStream();
        using (var brotli = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress)) brotli.CopyTo(body);
        return body.ToArray();
    }
}

internal sealed record AnswerHead(int Status, string? ContentType, string? Location, string? ETag, bool Packed, [property: JsonPropertyName("Retold")] AnswerSource? Source);

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(AnswerHead))]
internal sealed partial class RecordedAnswerJson : JsonSerializerContext;
