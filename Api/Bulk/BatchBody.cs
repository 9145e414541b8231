using System.Buffers;
using System.Text;
using System.Text.Json;

using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

using OrleansWarehouse.Api.Formats;

namespace OrleansWarehouse.Api.Bulk;

using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

/// <summary>The rows of a bulk request, each as its JSON bytes, from a JSON array, NDJSON or CSV. A malformed row fails alone; a malformed
/// array, or CSV with unbalanced quotes, fails the request.</summary>
internal sealed class BatchBody(IReadOnlyList<ReadOnlyMemory<byte>> rows)
{
    public const int MaxRows = 10_000;

    private const byte NewLine = (byte)'\n';

    private static readonly string[] LineTypes = ["application/x-ndjson", "application/ndjson", "application/jsonl"];

    private static readonly SearchValues<byte> Blank = SearchValues.Create(" \t\r"u8);

    public IReadOnlyList<ReadOnlyMemory<byte>> Rows { get; } = rows;

    public static async ValueTask<BatchBody> BindAsync(HttpContext context)
    {
        var type = MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var given) ? given.MediaType.ToString() : "";
        var lines = LineTypes.Contains(type, StringComparer.OrdinalIgnoreCase);
        var isCsv = CsvRowWriter.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase);
        if (!lines && !isCsv && !context.Request.HasJsonContentType())
            throw new BadHttpRequestException("Send a JSON array, NDJSON or CSV.", StatusCodes.Status415UnsupportedMediaType);

        using var buffer = new MemoryStream((int)Math.Clamp(context.Request.ContentLength ?? 0, 0, 1 << 20));
        await context.Request.Body.CopyToAsync(buffer, context.RequestAborted);
        var bytes = WithoutMark(buffer.GetBuffer().AsMemory(0, (int)buffer.Length));
        return new(isCsv ? Records(context, bytes) : lines ? Lines(bytes) : Elements(bytes));
    }

    private static List<ReadOnlyMemory<byte>> Records(HttpContext context, ReadOnlyMemory<byte> bytes)
    {
        var row = context.GetEndpoint()!.Metadata.GetRequiredMetadata<IAcceptsMetadata>().RequestType!.GetElementType()!;
        var options = context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var rows = new List<ReadOnlyMemory<byte>>();
        foreach (var record in CsvRowReader.Of(Encoding.UTF8.GetString(bytes.Span), options.GetTypeInfo(row))) Add(rows, record);
        return rows;
    }

    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> bytes) =>
        bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;

    private static List<ReadOnlyMemory<byte>> Lines(ReadOnlyMemory<byte> bytes)
    {
        var rows = new List<ReadOnlyMemory<byte>>();
        while (!bytes.IsEmpty)
        {
            var end = bytes.Span.IndexOf(NewLine);
            var line = end < 0 ? bytes : bytes[..end];
            bytes = end < 0 ? default : bytes[(end + 1)..];
            if (line.Span.ContainsAnyExcept(Blank)) Add(rows, line);
        }

        return rows;
    }

    private static List<ReadOnlyMemory<byte>> Elements(ReadOnlyMemory<byte> bytes)
    {
        var rows = new List<ReadOnlyMemory<byte>>();
        var reader = new Utf8JsonReader(bytes.Span);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray) throw new JsonException("Not a JSON array of rows.");
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            Add(rows, bytes[start..(int)reader.BytesConsumed]);
        }

        if (reader.Read()) throw new JsonException("Unexpected content after the array.");
        return rows;
    }

    private static void Add(List<ReadOnlyMemory<byte>> rows, ReadOnlyMemory<byte> row)
    {
        if (rows.Count == MaxRows)
            throw new BadHttpRequestException($"More than {MaxRows} rows.", StatusCodes.Status413PayloadTooLarge);
        rows.Add(row);
    }
}
