using System.Text.Json;

using OrleansWarehouse.Crash.Tests.Http;
using OrleansWarehouse.Crash.Tests.Load;

namespace OrleansWarehouse.Crash.Tests.Proof;

/// <summary>Checks that everything that can be done is done: nothing is left half-way.</summary>
internal sealed class FlowChecks(Floor floor)
{
    /// <summary>The statuses of orders that are done, or wait for stock.</summary>
    private static readonly string[] AtRest = ["backordered", "cancelled", "shipped", "partiallyShipped"];

    public async Task<IReadOnlyCollection<string>> LookAsync() =>
    [
        .. await OrdersAsync(),
        .. await PutAwaysAsync(),
        .. await TasksAsync(),
        .. await StockAsync(),
        .. await BackordersAsync(),
    ];

    /// <summary>Reads the list only, because reading a stuck order would resume it.</summary>
    private async Task<IEnumerable<string>> OrdersAsync() =>
        from order in await floor.Client.ListAsync($"{Floor.Merchant}/orders")
        where !AtRest.Contains(order.Text("status"))
        select $"Order {order.Text("id")} is {order.Text("status")}.";

    private async Task<IEnumerable<string>> PutAwaysAsync() =>
        from putAway in await floor.Client.ListAsync($"{Floor.Site}/putAways?status=open")
        select $"Put-away {putAway.Text("id")} of {putAway.Number("quantity")} {putAway.Text("sku")} is open.";

    private async Task<IEnumerable<string>> TasksAsync() =>
        from task in await floor.Client.ListAsync($"{Floor.Site}/tasks")
        where task.Text("status") != "done"
        select $"Task {task.Text("task")} is {task.Text("status")}.";

    /// <summary>Goods on hand are on shelves without allocations, or in totes of orders that ship complete and wait for the rest.</summary>
    private async Task<IEnumerable<string>> StockAsync()
    {
        var rows = (await floor.Client.ListAsync($"{Floor.Site}/stock")).ToLookup(row => Floor.Shelves.Contains(row.Text("location")));
        var inTotes = rows[false].ToLookup(row => row.Text("sku"));
        if (inTotes.Count == 0) return Planned(rows[true]);
        var waiting = (await WaitingAsync()).ToLookup(line => line.Text("sku"), line => line.Number("picked") - line.Number("shipped"));
        var tooMuch = inTotes.Where(sku => !Explains(sku, waiting[sku.Key].Sum())).SelectMany(rows => rows);
        return Planned(rows[true]).Concat(tooMuch.Select(row => $"{Said(row)}, and orders that may wait have {waiting[row.Text("sku")].Sum()}."));
    }

    /// <summary>Units in doubt in a tote may or may not belong to a waiting order, because totes are not counted in this test.</summary>
    private static bool Explains(IEnumerable<JsonElement> inTotes, long waiting)
    {
        var (lying, inDoubt) = (inTotes.Sum(row => row.Number("quantity")), inTotes.Sum(row => row.Number("inDoubt")));
        return waiting <= lying && lying <= waiting + inDoubt;
    }

    private static IEnumerable<string> Planned(IEnumerable<JsonElement> shelves) =>
        shelves.Where(row => row.Number("allocated") > 0).Select(Said);

    private static string Said(JsonElement row) =>
        $"{row.Number("quantity")} {row.Text("sku")} in {row.Text("location")}, {row.Number("allocated")} allocated";

    /// <summary>Returns the lines of orders that ship complete and lack something.</summary>
    private async Task<IEnumerable<JsonElement>> WaitingAsync()
    {
        var listed = await floor.Client.ListAsync($"{Floor.Merchant}/orders?status=backordered");
        var orders = await Task.WhenAll(listed.Select(order => floor.Client.GetAsync(Floor.Order(order.Text("id")))));
        return from order in orders
               where order.Text("partialPolicy") == "shipComplete"
               from fulfilment in order.Items("fulfilments")
               from line in fulfilment.Items("lines")
               select line;
    }

    private async Task<IEnumerable<string>> BackordersAsync()
    {
        var asked = Floor.Skus.Select(sku => floor.Client.GetAsync($"{Floor.Merchant}/skus/{sku}/availability"));
        return (await Task.WhenAll(asked))
            .Where(sku => sku.Number("backordered") > 0 && sku.Number("available") > 0)
            .Select(sku => $"Orders wait for what is there: {sku}");
    }
}
