using OrleansWarehouse.Benchmarks.Http;

namespace OrleansWarehouse.Benchmarks.Replay.Phases;

/// <summary>
/// Rows of cancelled invoices: what was shipped to that buyer before is returned and booked as found; purchases from before
/// this week, or by an unknown buyer, are only listed.
/// </summary>
internal sealed class ReturnsPhase : Phase
{
    public override string Name => "returns";

    public override async Task<string> RunAsync(ReplayRun run, CancellationToken cancellation)
    {
        var shipped = Shipped(run, await run.OrdersAsync(cancellation));
        var rows = run.Plan.Rows(RowUse.Return).ToList();
        foreach (var row in rows) await TakeBackAsync(run, row, shipped, cancellation);
        var matched = rows.Count(row => run.Outcomes[row.Number].Booked > 0);
        return $"{matched} rows came back, {rows.Count - matched} match nothing that was shipped";
    }

    private static async Task TakeBackAsync(
        ReplayRun run, RetailRow row, Dictionary<(string, string), List<Shipment>> shipped, CancellationToken cancellation)
    {
        var lines = row.Customer is { } customer ? shipped.GetValueOrDefault((customer, row.StockCode), []) : [];
        var left = -row.Quantity;
        foreach (var line in lines.Where(line => line.Row < row.Number))
        {
            var taken = Math.Min(left, line.Left);
            line.Left -= taken;
            left -= taken;
        }

        if (left < -row.Quantity) await Adjustments.FoundAsync(run, row, -row.Quantity - left, RowUse.Return, cancellation);
        else run.Outcomes[row.Number] = new RowOutcome(RowUse.Return, row.StockCode, 0, Unmatched(row));
    }

    private static string Unmatched(RetailRow row) =>
        row.Customer is null ? "no buyer is named" : "nothing of it was shipped to this buyer before";

    private static Dictionary<(string Customer, string Sku), List<Shipment>> Shipped(ReplayRun run, List<OrderAnswer> orders)
    {
        var lines = orders
            .SelectMany(order => order.Lines.Select(line => ((order.Number, line.Line), line.Quantities.Shipped)))
            .ToDictionary();
        return run.Plan.Rows(RowUse.OrderLine)
            .Where(row => row.Customer is not null)
            .GroupBy(row => (row.Customer!, row.StockCode))
            .ToDictionary(
                rows => rows.Key,
                rows => rows
                    .Select(row => new Shipment(row.Number, lines.GetValueOrDefault((row.Invoice, RetailOrder.LineOf(row)))))
                    .ToList());
    }

    private sealed class Shipment(int row, long left)
    {
        public int Row => row;

        public long Left { get; set; } = left;
    }
}
