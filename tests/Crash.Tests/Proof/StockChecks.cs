using System.Text.Json;

using OrleansWarehouse.Crash.Tests.Http;
using OrleansWarehouse.Crash.Tests.Load;

namespace OrleansWarehouse.Crash.Tests.Proof;

/// <summary>Accounts for every unit: what came in is on hand, has shipped or was lost; and no more is promised than there is. A unit that was picked
/// just when it was written off stands in its tote in doubt until it is counted.</summary>
internal sealed class StockChecks(Floor floor)
{
    public async Task<IReadOnlyCollection<string>> LookAsync()
    {
        var orders = await Orders.AllAsync(floor.Client);
        var lines = orders.SelectMany(order => order.Items("lines")).ToLookup(line => line.Text("sku"));
        var rows = await floor.Client.ListAsync($"{Floor.Site}/stock");
        var doubted = rows.Where(row => !Floor.Shelves.Contains(row.Text("location"))).ToLookup(row => row.Text("sku"), row => row.Number("inDoubt"));
        var wrong = new List<string>();
        foreach (var sku in Floor.Skus)
        {
            var stock = await floor.Client.GetAsync($"{Floor.Merchant}/skus/{sku}/availability");
            var shipped = lines[sku].Sum(line => line.GetProperty("quantities").Number("shipped"));
            var claimed = lines[sku].Sum(line => line.Number("reserved"));
            wrong.AddRange(Look(sku, stock, shipped, claimed, doubted[sku].Sum()));
        }

        return wrong;
    }

    private IEnumerable<string> Look(string sku, JsonElement stock, long shipped, long claimed, long doubted)
    {
        var (onHand, available, reserved) = (stock.Number("onHand"), stock.Number("available"), stock.Number("reserved"));
        var unavailable = stock.GetProperty("unavailable").EnumerateObject().Sum(bucket => bucket.Value.GetInt64());
        var (came, lost) = (floor.Ledger.Came(sku), floor.Ledger.Lost(sku));
        var figures = $"{sku}: {came} came, {lost} lost, {shipped} shipped, {claimed} claimed by orders, {doubted} in totes in doubt, {stock}";
        if (onHand != available + reserved + unavailable) yield return $"Availability does not add up. {figures}";
        if (new[] { onHand, available, reserved, unavailable }.Min() < 0) yield return $"Less than nothing. {figures}";
        if (reserved + shipped > came - lost) yield return $"Oversold. {figures}";
        if (onHand + shipped != came - lost + doubted) yield return $"Units appeared or vanished. {figures}";
        if (reserved != claimed) yield return $"Orders and stock differ in what is promised. {figures}";
    }
}
