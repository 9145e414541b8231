using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

using CsvHelper;

namespace OrleansWarehouse.Api.Formats;

/// <summary>
/// Converts CSV to JSON rows, the inverse of <see cref="CsvRowWriter"/>, so that an exported list can be edited in a spreadsheet and sent
/// back. Columns without a matching property are ignored, as unknown JSON properties are; empty fields are absent.
/// </summary>
internal static class CsvRowReader
{
    /// <exception cref="BadHttpRequestException">400: the text is not valid CSV.</exception>
    public static IEnumerable<ReadOnlyMemory<byte>> Of(string text, JsonTypeInfo row)
    {
        using var reader = CsvReader.FromText(text, CsvDialect.Options);
        if (!Read(reader)) yield break;
        var columns = CsvDialect.FieldsOf(reader).Select(name => new Column(name.Trim('\uFEFF').Split('.'), row)).ToList();
        var buffer = new ArrayBufferWriter<byte>();
        while (Read(reader))
        {
            buffer.ResetWrittenCount();
            using (var json = new Utf8JsonWriter(buffer)) Write(json, columns.Zip(CsvDialect.FieldsOf(reader)), 0);
            yield return buffer.WrittenSpan.ToArray();
        }
    }

    private static bool Read(CsvReader reader)
    {
        try
        {
            return reader.Read();
        }
        catch (CsvFormatException malformed)
        {
            throw new BadHttpRequestException($"Line {malformed.LineNumber} is not valid CSV.", malformed);
        }
    }

    /// <summary>Writes an object of the columns that share the first <paramref name="depth"/> parts of their names.</summary>
    private static void Write(Utf8JsonWriter json, IEnumerable<(Column Column, string Field)> fields, int depth)
    {
        json.WriteStartObject();
        foreach (var part in fields.Where(field => field.Field.Length > 0 && field.Column.IsKnown).GroupBy(field => field.Column.Path[depth], StringComparer.Ordinal))
        {
            json.WritePropertyName(part.Key);
            if (part.FirstOrDefault(field => field.Column.Path.Length == depth + 1) is (not null, var text) leaf) leaf.Column.Write(json, text);
            else Write(json, part, depth + 1);
        }

        json.WriteEndObject();
    }

    /// <param name="Path">The parts of the column's name.</param>
    private sealed record Column(string[] Path, JsonTypeInfo Row)
    {
        private readonly JsonTypeInfo? type = Path.Aggregate((JsonTypeInfo?)Row, static (owner, name) =>
            owner?.Properties.FirstOrDefault(property => property.Name == name) is { } known
                ? owner.Options.GetTypeInfo(Nullable.GetUnderlyingType(known.PropertyType) ?? known.PropertyType)
                : null);

        /// <summary>Whether the row has a property of this name. Unknown names are skipped, because they may have any number of parts.</summary>
        public bool IsKnown => type is not null;

        /// <summary>Writes the field as the property's JSON type; a field that does not parse is written as text, and refused when the row is read.</summary>
        public void Write(Utf8JsonWriter json, string field)
        {
            if (IsPlain(field)) json.WriteRawValue(field);
            else json.WriteStringValue(CsvRowWriter.WithoutGuard(field));
        }

        private bool IsPlain(string field) => type!.Type != typeof(string) && !type.Type.IsEnum && IsJson(field) is { } kind
            && kind is not (JsonValueKind.String or JsonValueKind.Null);

        private static JsonValueKind? IsJson(string field)
        {
            try
            {
                using var json = JsonDocument.Parse(field);
                return json.RootElement.ValueKind;
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }
}
