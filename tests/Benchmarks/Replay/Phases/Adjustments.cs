using System.Text.Json;

using OrleansWarehouse.Benchmarks.Http;

namespace OrleansWarehouse.Benchmarks.Replay.Phases;

/// <summary>The stock adjustments in rows of the file, and their results.</summary>
internal static class Adjustments
{
    private const string NewShelf = "24-26-4";

    /// <summary>Takes units off the shelves that hold them, fullest first; units that are not there cannot be written off.</summary>
    public static async Task WriteOffAsync(ReplayRun run, RetailRow row, CancellationToken cancellation)
    {
        var shelves = await run.Client
            .ListAsync<StockAnswer>(Route.Of($"sites/{run.Site}/stock?merchant={run.Merchant}&sku={row.StockCode}"), cancellation)
            .Where(stock => stock.Quantity > stock.Allocated)
            .OrderByDescending(stock => stock.Quantity - stock.Allocated)
            .ToListAsync(cancellation);
        var left = -row.Quantity;
        foreach (var (shelf, part) in shelves.Select((shelf, part) => (shelf, part)))
        {
            var quantity = Math.Min(left, shelf.Quantity - shelf.Allocated);
            if (quantity > 0) await AdjustAsync(run, row, part, shelf.Location, -quantity, "writeOff", cancellation);
            left -= quantity;
        }

        var note = left > 0 ? $"{left} units are not there" : "";
        run.Outcomes[row.Number] = new RowOutcome(RowUse.WriteOff, row.StockCode, -row.Quantity - left, note);
    }

    /// <summary>Books units as found on the SKU's shelf.</summary>
    /// <param name="use">Whether the row is a correction or a return.</param>
    public static async Task FoundAsync(ReplayRun run, RetailRow row, long quantity, RowUse use, CancellationToken cancellation)
    {
        await AdjustAsync(run, row, 0, run.Shelves.GetValueOrDefault(row.StockCode, NewShelf), quantity, "found", cancellation);
        var rest = Math.Abs(row.Quantity) - quantity;
        var note = rest > 0 ? $"{rest} units were never shipped to this buyer" : "";
        run.Outcomes[row.Number] = new RowOutcome(use, row.StockCode, quantity, note);
    }

    private static async Task AdjustAsync(
        ReplayRun run, RetailRow row, int part, string location, long quantity, string reason, CancellationToken cancellation) =>
        await run.Client.PostAsync<JsonElement>(
            Route.Of($"sites/{run.Site}/adjustments"),
            new { merchant = run.Merchant, sku = row.StockCode, location, quantity, reason, note = $"{row.Invoice} {row.Description}".Trim() },
            run.Operation($"adjust-{row.Number}-{part}"),
            cancellation);
}
