using CsvHelper;

using OrleansWarehouse.Api.Formats;

namespace OrleansWarehouse.Api.Import;

/// <summary>An uploaded CSV file: a header and rows. The separator is a comma, semicolon or tab, detected from the file: spreadsheets
/// in half of Europe write semicolons, because their decimals have commas. Fields may be quoted.</summary>
/// <param name="Problems">Errors of the file as a whole: missing, unknown or duplicate columns.</param>
internal sealed record CsvTable(IReadOnlyList<CsvLine> Rows, IReadOnlyList<ImportProblem> Problems)
{
    public const int MaxRows = 10_000;

    /// <exception cref="BadHttpRequestException">413: more rows than <see cref="MaxRows"/>.</exception>
    public static async Task<CsvTable> ReadAsync(Stream body, CsvColumns columns, CancellationToken cancellationToken)
    {
        using var text = new StreamReader(body);
        using var reader = CsvReader.FromText(await text.ReadToEndAsync(cancellationToken), CsvDialect.Options);
        try
        {
            return Read(reader, columns);
        }
        catch (CsvFormatException malformed)
        {
            return new([], [new((int)malformed.LineNumber, null, "The line is not valid CSV.")]);
        }
    }

    private static CsvTable Read(CsvReader reader, CsvColumns columns)
    {
        if (!reader.Read()) return new([], [new(1, null, "The file is empty.")]);
        string[] names = [.. CsvDialect.FieldsOf(reader).Select(columns.NameOf)];
        var problems = columns.Check(names, (int)reader.LineNumber).ToList();
        var rows = new List<CsvLine>();
        while (problems.Count == 0 && reader.Read())
        {
            var (fields, line) = (CsvDialect.FieldsOf(reader), (int)reader.LineNumber);
            if (fields.All(string.IsNullOrWhiteSpace)) continue;
            if (rows.Count == MaxRows) throw new BadHttpRequestException($"More than {MaxRows} rows.", StatusCodes.Status413PayloadTooLarge);
            rows.Add(new(line, names.Zip(fields).Where(field => field.First.Length > 0 && field.Second.Length > 0)
                .ToDictionary(field => field.First, field => field.Second, StringComparer.Ordinal)));
            if (fields.Length > names.Length) problems.Add(new(line, null, $"{fields.Length} fields, but {names.Length} columns."));
        }

        if (rows.Count == 0 && problems.Count == 0) problems.Add(new(1, null, "The file has no rows below the header."));
        return new(rows, problems);
    }
}

/// <param name="Number">The line's number in the file; the header is line 1.</param>
/// <param name="Fields">The fields by column; empty ones are absent.</param>
internal sealed record CsvLine(int Number, IReadOnlyDictionary<string, string> Fields)
{
    public string? this[string column] => Fields.GetValueOrDefault(column);
}

/// <summary>The columns of an import, named as the corresponding JSON properties.</summary>
/// <param name="Required">The columns that a file must have.</param>
/// <param name="Example">The rows of the template.</param>
internal sealed record CsvColumns(IReadOnlyList<string> Names, IReadOnlyCollection<string> Required, IReadOnlyList<IReadOnlyList<string>> Example)
{
    private const int MostOfName = 60;

    /// <summary>Returns the known column that a header means, ignoring case and spaces; else the header itself.</summary>
    public string NameOf(string given)
    {
        var plain = given.Trim().Trim('\uFEFF').Replace(" ", "", StringComparison.Ordinal);
        return Names.FirstOrDefault(name => string.Equals(name, plain, StringComparison.OrdinalIgnoreCase)) ?? given.Trim();
    }

    public IEnumerable<ImportProblem> Check(string[] names, int row) =>
    [
        .. Required.Except(names, StringComparer.Ordinal).Select(name => new ImportProblem(row, name, "The column is missing.")),
        .. names.Except(Names, StringComparer.Ordinal).Where(name => name.Length > 0).Select(name => new ImportProblem(row, Shortened(name), "Unknown column.")),
        .. names.GroupBy(name => name, StringComparer.Ordinal).Where(same => same.Key.Length > 0 && same.Count() > 1).Select(same => new ImportProblem(row, same.Key, "Duplicate column.")),
    ];

    /// <summary>Returns a template file with example rows.</summary>
    public string Template() => string.Concat(Example.Prepend(Names).Select(row => $"{string.Join(',', row.Select(Quoted))}\r\n"));

    /// <summary>Truncates an unknown name: the header of a file that is no CSV may be of any length.</summary>
    private static string Shortened(string name) => name.Length <= MostOfName ? name : $"{name[..MostOfName]}…";

    private static string Quoted(string field) => field.AsSpan().ContainsAny(",\"\n") ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;
}
