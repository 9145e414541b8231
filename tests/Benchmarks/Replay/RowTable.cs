using OrleansWarehouse.Benchmarks.Http;

namespace OrleansWarehouse.Benchmarks.Replay;

/// <summary>Accounts for every row of the file: how it was used, and the result.</summary>
internal sealed class RowTable(ReplayRun run, IReadOnlyList<OrderAnswer> orders)
{
    private readonly Dictionary<(string, string), QuantitiesAnswer> lines =
        orders.SelectMany(order => order.Lines.Select(line => ((order.Number, line.Line), line.Quantities))).ToDictionary();

    /// <summary>Prints rows by result; a row that the server does not know is a problem.</summary>
    public void Print(bool details)
    {
        var told = run.Plan.Uses.Select(Tell).Concat(run.Plan.Unreadable.Select(bad => Unreadable(bad.Key, bad.Value))).ToList();
        Console.WriteLine("\n   Rows      Units  result");
        foreach (var group in told.GroupBy(row => row.What).OrderByDescending(group => group.Count()))
            Console.WriteLine($"{group.Count(),7} {group.Sum(row => row.Row?.Quantity ?? 0),10}  {group.Key}");
        Console.WriteLine($"{told.Count,7} {told.Sum(row => row.Row?.Quantity ?? 0),10}  all rows of {run.Plan.RowCount}");
        if (told.Count != run.Plan.RowCount) run.Problems.Enqueue($"{run.Plan.RowCount - told.Count} rows are not accounted for");
        PrintReasons([.. told.Where(row => row.Reason.Length > 0)], details);
    }

    private static void PrintReasons(List<RowResult> rows, bool details)
    {
        Console.WriteLine("\nListed with reasons");
        var groups = rows.GroupBy(row => (row.What, row.Reason)).OrderBy(group => group.Key.What).ThenByDescending(group => group.Count());
        foreach (var group in groups)
        {
            Console.WriteLine($"{group.Count(),7}  {group.Key.What}: {group.Key.Reason}");
            if (!details) continue;
            foreach (var row in group.Select(row => row.Row).OfType<RetailRow>())
                Console.WriteLine($"           line {row.Number}: {row.Invoice} {row.StockCode} {row.Quantity} {row.Description}");
        }
    }

    private static RowResult Unreadable(int line, string why) => new(null, "unreadable", $"line {line}: {why}");

    private RowResult Tell(UsedRow used)
    {
        var (what, reason) = Became(used);
        return new RowResult(used.Row, what, reason);
    }

    private (string What, string Reason) Became(UsedRow used) => used.Use switch
    {
        RowUse.OrderLine => Ordered(used),
        RowUse.NotStock => ("no stock item", $"{used.Row.StockCode}: {used.Reason}"),
        RowUse.Unusable => ("bad data", used.Reason),
        RowUse.WriteOff => Booked(used, "written off"),
        RowUse.Found => Booked(used, "found"),
        RowUse.Return => Booked(used, "came back"),
        _ => throw new InvalidOperationException($"Unknown use {used.Use}."),
    };

    private (string What, string Reason) Ordered(UsedRow used)
    {
        if (!lines.TryGetValue((used.Row.Invoice, RetailOrder.LineOf(used.Row)), out var line) || line.Ordered != used.Row.Quantity)
        {
            run.Problems.Enqueue($"row {used.Row.Number} ({used.Row.Invoice} {used.Row.StockCode}) is not in its order as it stands");
            return ("missing", "not in its order");
        }

        return (line.Delivered, line.Backordered) switch
        {
            (var delivered, _) when delivered == line.Ordered => ("ordered and delivered", used.Reason),
            (0, > 0) => ("ordered, waits for stock", used.Reason),
            ( > 0, > 0) => ("ordered, delivered in part", used.Reason),
            _ => ("ordered, neither delivered nor waiting", "see the problems"),
        };
    }

    private (string What, string Reason) Booked(UsedRow used, string what)
    {
        if (!run.Outcomes.TryGetValue(used.Row.Number, out var outcome))
        {
            run.Problems.Enqueue($"row {used.Row.Number} ({used.Row.Invoice} {used.Row.StockCode}) was not worked on");
            return ("missing", "not worked on");
        }

        var did = outcome.Booked == 0 ? $"not {what}" : outcome.Booked < Math.Abs(used.Row.Quantity) ? $"{what} in part" : what;
        return (did, outcome.Note.Length > 0 ? outcome.Note : used.Reason);
    }

    /// <param name="Row">Null when the row could not be read.</param>
    private sealed record RowResult(RetailRow? Row, string What, string Reason);
}

