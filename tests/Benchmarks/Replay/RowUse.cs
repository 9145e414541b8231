namespace OrleansWarehouse.Benchmarks.Replay;

/// <summary>How a row of the file is used.</summary>
internal enum RowUse
{
    /// <summary>A purchase: a line of the invoice's order.</summary>
    OrderLine,

    /// <summary>A negative quantity without a buyer: stock that is written off.</summary>
    WriteOff,

    /// <summary>A row of an invoice without buyer and without price: stock that was found.</summary>
    Found,

    /// <summary>A line of a cancelled invoice: returned goods.</summary>
    Return,

    /// <summary>A service, a fee or a discount: not a stock item.</summary>
    NotStock,

    /// <summary>A row that cannot be used.</summary>
    Unusable,
}

/// <summary>A row, its use, and the reason if there is one.</summary>
internal sealed record UsedRow(RetailRow Row, RowUse Use, string Reason);

/// <summary>Determines the use of each row.</summary>
internal static class RowUses
{
    private static readonly Dictionary<string, string> NotStockCodes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["POST"] = "postage",
        ["DOT"] = "postage of the web shop",
        ["C2"] = "carriage",
        ["C3"] = "carriage",
        ["D"] = "discount",
        ["M"] = "manual charge",
        ["S"] = "samples",
        ["B"] = "bad debt",
        ["BANK CHARGES"] = "bank charges",
        ["AMAZONFEE"] = "marketplace's fee",
        ["CRUK"] = "donation",
        ["PADS"] = "made to measure, never stocked",
    };

    /// <param name="invoice">All rows of the invoice, including this one.</param>
    public static UsedRow Of(RetailRow row, IEnumerable<RetailRow> invoice)
    {
        if (NotStock(row.StockCode) is { } service) return new UsedRow(row, RowUse.NotStock, service);
        if (Unusable(row) is { } reason) return new UsedRow(row, RowUse.Unusable, reason);
        if (row.Invoice.StartsWith('C')) return new UsedRow(row, RowUse.Return, "cancelled invoice");
        if (row.Quantity < 0) return new UsedRow(row, RowUse.WriteOff, row.Description is "" ? "no reason given" : row.Description);
        if (invoice.All(other => other.UnitPrice == 0 && other.Customer is null))
            return new UsedRow(row, RowUse.Found, "no buyer and no price on the whole invoice");
        return new UsedRow(row, RowUse.OrderLine, row.UnitPrice == 0 ? "free of charge" : "");
    }

    private static string? NotStock(string code) =>
        NotStockCodes.GetValueOrDefault(code) ?? (code.StartsWith("gift_", StringComparison.OrdinalIgnoreCase) ? "gift voucher" : null);

    private static string? Unusable(RetailRow row) => row switch
    {
        { StockCode: "" or { Length: > 64 } } => "no stock code",
        { Invoice: "" or { Length: > 64 } } => "no invoice number",
        { Quantity: 0 } => "quantity 0",
        { Quantity: > int.MaxValue or < int.MinValue } => "quantity beyond reason",
        { UnitPrice: < 0 } => "negative price",
        { Quantity: > 0 } when row.Invoice.StartsWith('C') => "a cancellation that sells",
        { Quantity: < 0, Customer: not null } when !row.Invoice.StartsWith('C') => "negative for a buyer, and no cancellation",
        _ => null,
    };
}
