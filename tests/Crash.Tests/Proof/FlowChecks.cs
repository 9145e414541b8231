using OrleansWarehouse.Crash.Tests.Http;
using OrleansWarehouse.Crash.Tests.Load;

namespace OrleansWarehouse.Crash.Tests.Proof;

/// <summary>Whether everything that can be done is done: nothing is left half-way.</summary>
internal sealed class FlowChecks(Floor floor)
{
    /// <summary>An order that waits for stock is all that may wait.</summary>
    private static readonly string[] AtRest = ["backordered", "cancelled", "shipped", "partiallyShipped"];

    public async Task<IReadOnlyCollection<string>> LookAsync() =>
    [
        .. await OrdersAsync(),
        .. await PutAwaysAsync(),
        .. await TasksAsync(),
        .. await ContainersAsync(),
        .. await BackordersAsync(),
    ];

    /// <summary>From the list alone: to read an order would help a stuck one along.</summary>
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

    /// <summary>What is on hand lies on shelves, promised to nobody's pick.</summary>
    private async Task<IEnumerable<string>> ContainersAsync() =>
        from row in await floor.Client.ListAsync($"{Floor.Site}/stock")
        where !Floor.Shelves.Contains(row.Text("location")) || row.Number("allocated") > 0
        select $"{row.Number("quantity")} {row.Text("sku")} in {row.Text("location")}, {row.Number("allocated")} allocated.";

    private async Task<IEnumerable<string>> BackordersAsync()
    {
        var asked = Floor.Skus.Select(sku => floor.Client.GetAsync($"{Floor.Merchant}/skus/{sku}/availability"));
        return (await Task.WhenAll(asked))
            .Where(sku => sku.Number("backordered") > 0 && sku.Number("available") > 0)
            .Select(sku => $"Orders wait for what is there: {sku}");
    }
}
