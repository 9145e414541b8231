using OrleansWarehouse.Crash.Tests.Http;

namespace OrleansWarehouse.Crash.Tests.Load;

/// <summary>Places orders of one to three lines, and now and then cancels one.</summary>
internal sealed class Buyer(Floor floor, Dice dice, string name) : Worker(floor, dice)
{
    private const int Remembered = 20;

    private readonly List<string> orders = [];
    private int placed;

    protected override (int Least, int Most) Rest => (50, 300);

    protected override Task WorkAsync() => orders.Count > 0 && Dice.Percent(20) ? CancelAsync(Dice.Of(orders)) : PlaceAsync();

    private async Task PlaceAsync()
    {
        var order = new
        {
            number = $"{name}-{++placed}",
            channel = "web",
            customer = new { name },
            shipTo = new { name, line1 = "1 rue de la Paix", city = "Paris", postcode = "75002", country = "FR" },
            partialPolicy = Dice.Percent(20) ? "shipComplete" : "shipAvailable",
            lines = Dice.Some(Floor.Skus, Dice.Between(1, 3)).Select(sku => new { sku, quantity = Dice.Between(1, 3) }).ToArray(),
        };
        if (await AskAsync($"{Floor.Merchant}/orders", order) is not { } view) return;
        Ledger.Placed(view, order.lines.Select(line => (line.sku, (long)line.quantity)));
        orders.Add(view.Text("id"));
        if (orders.Count > Remembered) orders.RemoveAt(0);
    }

    private async Task CancelAsync(string order)
    {
        object wish = Dice.Percent(50)
            ? new { reason = "changed my mind" }
            : new { reason = "one less", lines = new[] { new { line = "1", quantity = 1 } } };
        if (await AskAsync($"{Floor.Order(order)}/cancel", wish, "invalid_input") is { } answer)
            Ledger.Cancelled(answer.GetProperty("order"));
    }
}
