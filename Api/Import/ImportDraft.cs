using System.Globalization;

using OrleansWarehouse.Api.Http;

namespace OrleansWarehouse.Api.Import;

/// <summary>Reads the rows of one order or delivery into a body, and collects their errors by row and column.</summary>
internal sealed class ImportDraft(string id, IReadOnlyList<CsvLine> rows)
{
    private readonly List<ImportProblem> problems = [];

    public string Id => id;

    public IReadOnlyList<CsvLine> Rows => rows;

    public IReadOnlyList<ImportProblem> Problems => problems;

    /// <summary>Returns the value that the rows share; rows may leave it empty, but must not contradict each other.</summary>
    public string? Common(string column)
    {
        CsvLine? first = null;
        foreach (var row in rows)
        {
            if (row[column] is not { } value) continue;
            if (first is null) first = row;
            else if (first[column] != value) Add(row, column, $"Differs from row {first.Number}, which has '{first[column]}'.");
        }

        return first?[column];
    }

    public DateTimeOffset? Time(string column)
    {
        if (Common(column) is not { } text) return null;
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)) return time;
        Add(rows[0], column, "A time is needed, such as 2030-01-07T08:00:00+01:00 or 2030-01-07.");
        return null;
    }

    public DateOnly? Date(CsvLine row, string column)
    {
        if (row[column] is not { } text) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return date;
        Add(row, column, "A date is needed, such as 2030-01-07.");
        return null;
    }

    public T? Choice<T>(string column)
        where T : struct, Enum
    {
        if (Common(column) is not { } text) return null;
        var known = Enum.GetValues<T>().Where(value => EnumText.Of(value) == text).ToArray();
        if (known.Length == 1) return known[0];
        Add(rows[0], column, $"One of {string.Join(", ", Enum.GetValues<T>().Select(EnumText.Of))}.");
        return null;
    }

    public long? Whole(CsvLine row, string column)
    {
        if (row[column] is not { } text) return null;
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) return number;
        Add(row, column, "A whole number is needed.");
        return null;
    }

    /// <summary>Reads a number with a decimal point or comma and no thousands separators.</summary>
    public decimal? Amount(CsvLine row, string column)
    {
        if (row[column] is not { } text) return null;
        if (decimal.TryParse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)) return amount;
        Add(row, column, "A number is needed, such as 9.50.");
        return null;
    }

    /// <summary>Adds the errors of a refusal: <c>lines[2].sku</c> is the column <c>sku</c> of the third row.</summary>
    public void Add(Refusal refusal)
    {
        if (refusal.Errors.IsDefaultOrEmpty) problems.Add(new(rows[0].Number, null, refusal.Detail));
        else foreach (var error in refusal.Errors) Add(error);
    }

    private void Add(FieldError error)
    {
        var (row, column) = (rows[0], error.Field);
        if (column.StartsWith("lines[", StringComparison.Ordinal) && column.IndexOf(']', StringComparison.Ordinal) is > 0 and var end
            && int.TryParse(column.AsSpan(6, end - 6), NumberStyles.None, CultureInfo.InvariantCulture, out var line) && line < rows.Count)
            (row, column) = (rows[line], column[(end + 1)..].TrimStart('.'));
        // The amount of money is a column; its currency is the merchant's.
        column = column.Replace("unitPrice.amount", "unitPrice", StringComparison.Ordinal);
        // One error per field: a value that cannot be parsed is not reported as missing, too.
        if (!problems.Exists(known => known.Row == row.Number && known.Column == column)) Add(row, column, error.Message);
    }

    private void Add(CsvLine row, string column, string message) => problems.Add(new(row.Number, column.Length == 0 ? null : column, message));
}
