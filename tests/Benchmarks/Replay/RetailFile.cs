using System.Globalization;

using CsvHelper;

namespace OrleansWarehouse.Benchmarks.Replay;

/// <summary>A row of the file, unchanged.</summary>
/// <param name="Number">Its line in the file; the header is line 1.</param>
internal sealed record RetailRow(
    int Number,
    string Invoice,
    string StockCode,
    string Description,
    long Quantity,
    DateTimeOffset At,
    decimal UnitPrice,
    string? Customer,
    string Country);

/// <summary>A file in the format of the UCI "Online Retail" data set.</summary>
internal sealed record RetailFile(IReadOnlyList<RetailRow> Rows, IReadOnlyDictionary<int, string> Unreadable)
{
    private const string DateFormat = "M/d/yy H:mm";

    private static readonly string[] Columns =
        ["InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID", "Country"];

    /// <exception cref="UsageException">There is no such file, or it lacks a column.</exception>
    public static RetailFile Read(string path)
    {
        if (!File.Exists(path)) throw new UsageException($"There is no file {path}.");
        using var csv = CsvReader.FromFile(path, new CsvReaderOptions { Separator = ',' });
        csv.ReadHeader();
        if (Columns.FirstOrDefault(column => !csv.TryGetFieldIndex(column, out _)) is { } missing)
            throw new UsageException($"{path} has no column {missing}.");

        var rows = new List<RetailRow>();
        var unreadable = new Dictionary<int, string>();
        while (csv.Read())
        {
            var number = checked((int)csv.RowNumber) + 1;
            try
            {
                rows.Add(Row(csv, number));
            }
            catch (Exception bad) when (bad is FormatException or OverflowException)
            {
                unreadable[number] = bad.Message;
            }
        }

        return new RetailFile(rows, unreadable);
    }

    private static RetailRow Row(CsvReader csv, int number) => new(
        number,
        Text(csv, "InvoiceNo"),
        Text(csv, "StockCode"),
        Text(csv, "Description"),
        long.Parse(Text(csv, "Quantity"), CultureInfo.InvariantCulture),
        DateTimeOffset.ParseExact(Text(csv, "InvoiceDate"), DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
        decimal.Parse(Text(csv, "UnitPrice"), CultureInfo.InvariantCulture),
        Text(csv, "CustomerID") is { Length: > 0 } customer ? customer : null,
        Text(csv, "Country"));

    private static string Text(CsvReader csv, string column) => csv.GetString(column).Trim();
}
