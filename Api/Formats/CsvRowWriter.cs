using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

using CsvHelper;

namespace OrleansWarehouse.Api.Formats;

/// <summary>
/// Writes rows as CSV (RFC 4180), with the names and values of their JSON: nested properties are named as <c>hours.median</c>, a
/// list is JSON in one field. Text that a spreadsheet would take for a formula is prefixed with an apostrophe.
/// </summary>
internal sealed class CsvRowWriter : IAsyncDisposable
{
    public const string MediaType = "text/csv";

    private const int Deepest = 4;
    private const char Guard = '\'';

    private static readonly CsvWriterOptions Rfc4180 = new() { NewLine = "\r\n" };
    private static readonly char[] Risky = ['=', '+', '-', '@', '\t', '\r'];

    private readonly CsvWriter csv;
    private readonly JsonTypeInfo row;
    private readonly string[][] columns;

    /// <summary>Writes the header; the writer stays open when this is disposed of.</summary>
    public CsvRowWriter(TextWriter writer, Type rowType, JsonSerializerOptions options)
    {
        csv = CsvWriter.Create(writer, Rfc4180, leaveOpen: true);
        row = options.GetTypeInfo(rowType);
        columns = [.. ColumnsOf(row, [])];
        foreach (var column in columns) csv.WriteField(string.Join('.', column));
        csv.EndRecord();
    }

    public async Task WriteAsync(object value)
    {
        var json = JsonSerializer.SerializeToElement(value, row);
        foreach (var column in columns) csv.WriteField(Field(json, column));
        await csv.EndRecordAsync();
    }

    /// <summary>Returns the text without the apostrophe that was added on writing.</summary>
    public static string WithoutGuard(string field) => field.Length > 1 && field[0] == Guard && Risky.Contains(field[1]) ? field[1..] : field;

    public ValueTask DisposeAsync() => csv.DisposeAsync();

    private static IEnumerable<string[]> ColumnsOf(JsonTypeInfo type, string[] path)
    {
        foreach (var property in type.Properties.Where(static property => property.Get is not null))
        {
            string[] name = [.. path, property.Name];
            var nested = type.Options.GetTypeInfo(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType);
            if (nested.Kind is not JsonTypeInfoKind.Object || name.Length == Deepest) yield return name;
            else foreach (var column in ColumnsOf(nested, name)) yield return column;
        }
    }

    private static string Field(JsonElement json, string[] column)
    {
        foreach (var name in column)
        {
            if (json.ValueKind is not JsonValueKind.Object || !json.TryGetProperty(name, out json)) return "";
        }

        return json.ValueKind switch
        {
            JsonValueKind.Null => "",
            JsonValueKind.String => Guarded(json.GetString()!),
            _ => json.GetRawText(),
        };
    }

    private static string Guarded(string text) => text.Length > 0 && Risky.Contains(text[0]) ? $"{Guard}{text}" : text;
}
