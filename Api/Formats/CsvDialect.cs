using CsvHelper;

namespace OrleansWarehouse.Api.Formats;

/// <summary>How CSV is read: the separator is a comma, semicolon or tab, detected from the file.</summary>
internal static class CsvDialect
{
    public static readonly CsvReaderOptions Options = new()
    {
        HasHeader = false, TrimWhitespace = true, TrackLineNumbers = true, MaxRecordSize = 1 << 16,
        MalformedData = CsvMalformedDataHandling.Throw,
    };

    /// <summary>Returns the fields of the reader's current record.</summary>
    public static string[] FieldsOf(CsvReader reader) => [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)];
}
