namespace OrleansWarehouse.Api.Formats;

internal enum ExportFormat
{
    Json,
    Csv,
    Ndjson,
}

/// <summary>Reads the response format that a request asks for, by <c>?format=</c> or by the <c>Accept</c> header.</summary>
internal static class ExportFormats
{
    public const string Ndjson = "application/x-ndjson";

    public const string Parameter = "format";

    private static readonly Dictionary<string, ExportFormat> Names = new(StringComparer.Ordinal)
    {
        ["json"] = ExportFormat.Json, ["csv"] = ExportFormat.Csv, ["ndjson"] = ExportFormat.Ndjson,
    };

    private static readonly Dictionary<string, ExportFormat> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        ["application/json"] = ExportFormat.Json, [CsvRowWriter.MediaType] = ExportFormat.Csv, [Ndjson] = ExportFormat.Ndjson,
    };

    /// <returns>Null for an unknown <c>format</c>.</returns>
    public static ExportFormat? Of(HttpRequest request)
    {
        if (request.Query[Parameter].ToString() is { Length: > 0 } name) return Names.TryGetValue(name, out var named) ? named : null;
        foreach (var type in request.GetTypedHeaders().Accept.OrderByDescending(static type => type.Quality ?? 1))
        {
            if (Types.TryGetValue(type.MediaType.ToString(), out var accepted)) return accepted;
        }

        return ExportFormat.Json;
    }
}
