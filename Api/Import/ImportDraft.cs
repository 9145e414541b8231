using System.Globalization;

using OrleansWarehouse.Api.Http;

namespace OrleansWarehouse.Api.Import;

/// <summary>Rows that belong together, while they become a body; collects what is wrong with them, by row and column.</summary>
internal sealed class ImportDraft(string id, IReadOnlyList<CsvLine> rows)
{
    private readonly List<ImportProblem> problems = [];

    public string Id => id;

    public IReadOnlyList<CsvLine> Rows => rows;

    public IReadOnlyList<ImportProblem> Problems => problems;

    /// <summary>What all rows say, or leave to the others.</summary>
    public string? Common(string column)
    {
        CsvLine? first = null;
        foreach (var row in rows)
        {
            if (row[column] is not { } value) continue;
            if (first is null) first = row;
            else if (first[column] != value) Add(row, column, $"Row {first.Number} of the same says '{first[column]}'.");
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

    /// <summary>With a point or a comma before the decimals, and nothing between the thousands.</summary>
    public decimal? Amount(CsvLine row, string column)
    {
        if (row[column] is not { } text) return null;
        if (decimal.TryParse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)) return amount;
        Add(row, column, "A number is needed, such as 9.50.");
        return null;
    }

    /// <summary>Takes down a refusal: <c>lines[2].sku</c> is the column <c>sku</c> of the third row.</summary>
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
        // Of money the amount is a column, and its currency the merchant's.
        column = column.Replace("unitPrice.amount", "unitPrice", StringComparison.Ordinal);
        // One thing is said once of a field: what cannot be read is not missing as well.
        if (!problems.Exists(known => known.Row == row.Number && known.Column == column)) Add(row, column, error.Message);
    }

    private void Add(CsvLine row, string column, string message) => problems.Add(new(row.Number, column.Length == 0 ? null : column, message));
}
