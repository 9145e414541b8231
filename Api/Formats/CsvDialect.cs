using CsvHelper;

namespace OrleansWarehouse.Api.Formats;

/// <summary>How CSV is read: commas, semicolons and tabs separate, whichever the file has.</summary>
internal static class CsvDialect
{
    public static readonly CsvReaderOptions Options = new()
    {
        HasHeader = false, TrimWhitespace = true, TrackLineNumbers = true, MaxRecordSize = 1 << 16,
        MalformedData = CsvMalformedDataHandling.Throw,
    };

    /// <summary>The fields of the line that the reader is at.</summary>
    public static string[] FieldsOf(CsvReader reader) => [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)];
}
