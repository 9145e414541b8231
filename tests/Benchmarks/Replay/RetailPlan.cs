namespace OrleansWarehouse.Benchmarks.Replay;

/// <summary>An invoice as an order: each row is a line, even if a SKU is on two rows.</summary>
internal sealed record RetailOrder(string Invoice, IReadOnlyList<RetailRow> Rows)
{
    public RetailRow First => Rows[0];

    /// <summary>The lane: orders of one buyer are placed one at a time.</summary>
    public string Lane => First.Customer ?? Invoice;

    public static string LineOf(RetailRow row) => $"r{row.Number}";
}

internal sealed record RetailSku(string Code, string Description, decimal? Price, long Supply);

/// <summary>The contents of the file: the SKUs, the stock that the orders need less a share, and the events in their order.</summary>
internal sealed class RetailPlan
{
    private const string NoDescription = "(no description)";

    private readonly RetailFile file;

    /// <param name="missing">The share of the ordered units that is not supplied, so that some orders are backordered.</param>
    public RetailPlan(RetailFile file, decimal missing)
    {
        this.file = file;
        var invoices = file.Rows.GroupBy(row => row.Invoice).ToDictionary(invoice => invoice.Key, invoice => invoice.ToList());
        Uses = [.. file.Rows.Select(row => RowUses.Of(row, invoices[row.Invoice]))];
        Orders =
        [
            .. Rows(RowUse.OrderLine)
                .GroupBy(row => row.Invoice)
                .Select(lines => new RetailOrder(lines.Key, [.. lines])),
        ];
        Skus = Catalogue(missing);
    }

    public IReadOnlyList<UsedRow> Uses { get; }

    public IReadOnlyDictionary<int, string> Unreadable => file.Unreadable;

    public int RowCount => file.Rows.Count + file.Unreadable.Count;

    /// <summary>The orders, in the order of the file.</summary>
    public IReadOnlyList<RetailOrder> Orders { get; }

    /// <summary>Codes that differ only by case are different SKUs.</summary>
    public IReadOnlyList<RetailSku> Skus { get; }

    public IEnumerable<RetailRow> Rows(RowUse use) => Uses.Where(used => used.Use == use).Select(used => used.Row);

    private List<RetailSku> Catalogue(decimal missing)
    {
        var wanted = Sums(RowUse.OrderLine);
        var lost = Sums(RowUse.WriteOff);
        var skus = new List<RetailSku>();
        decimal owed = 0;
        foreach (var rows in BySku(StockRows()).OrderBy(rows => rows.Key, StringComparer.Ordinal))
        {
            // Carries the rounding over to the next SKU, so that the share holds in total.
            owed += wanted.GetValueOrDefault(rows.Key) * (1 - missing);
            var supply = Math.Min((long)owed, wanted.GetValueOrDefault(rows.Key));
            owed -= supply;
            skus.Add(new RetailSku(rows.Key, Description(rows), Price(rows), supply - lost.GetValueOrDefault(rows.Key)));
        }

        return skus;
    }

    private IEnumerable<RetailRow> StockRows() =>
        Uses.Where(used => used.Use is RowUse.OrderLine or RowUse.WriteOff or RowUse.Found or RowUse.Return).Select(used => used.Row);

    private Dictionary<string, long> Sums(RowUse use) =>
        BySku(Rows(use)).ToDictionary(rows => rows.Key, rows => rows.Sum(row => row.Quantity), StringComparer.Ordinal);

    private static IEnumerable<IGrouping<string, RetailRow>> BySku(IEnumerable<RetailRow> rows) =>
        rows.GroupBy(row => row.StockCode, StringComparer.Ordinal);

    /// <summary>Returns the longest description, because stock corrections have a note ("check", "?") or nothing in its place.</summary>
    private static string Description(IEnumerable<RetailRow> rows) =>
        rows.Select(row => row.Description).MaxBy(text => text.Length) is { Length: > 0 } text ? text : NoDescription;

    private static decimal? Price(IEnumerable<RetailRow> rows) => rows.FirstOrDefault(row => row.UnitPrice > 0)?.UnitPrice;
}

