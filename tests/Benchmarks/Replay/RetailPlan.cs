namespace OrleansWarehouse.Benchmarks.Replay;

/// <summary>An invoice's order: its lines are the rows, each a line of its own even where a SKU stands on two.</summary>
internal sealed record RetailOrder(string Invoice, IReadOnlyList<RetailRow> Rows)
{
    public RetailRow First => Rows[0];

    /// <summary>Orders of one buyer are placed one after the other.</summary>
    public string Lane => First.Customer ?? Invoice;

    public static string LineOf(RetailRow row) => $"r{row.Number}";
}

internal sealed record RetailSku(string Code, string Description, decimal? Price, long Supply);

/// <summary>What the file asks for: the SKUs, the stock that the orders need less a share, and what happens in which order.</summary>
internal sealed class RetailPlan
{
    private const string NoDescription = "(no description)";

    private readonly RetailFile file;

    /// <param name="missing">The share of the ordered units that is not supplied, so that some orders fall short.</param>
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

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<RetailOrder> Orders { get; }

    /// <summary>Codes that differ by case alone are different SKUs.</summary>
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
            // What rounding takes from one SKU is given to the next, so that the share holds over all of them.
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

    /// <summary>The longest: stock corrections carry a scribble ("check", "?") or nothing in its place.</summary>
    private static string Description(IEnumerable<RetailRow> rows) =>
        rows.Select(row => row.Description).MaxBy(text => text.Length) is { Length: > 0 } text ? text : NoDescription;

    private static decimal? Price(IEnumerable<RetailRow> rows) => rows.FirstOrDefault(row => row.UnitPrice > 0)?.UnitPrice;
}

