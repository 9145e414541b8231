using OrleansWarehouse.Simulation.Tests.Floor;
using OrleansWarehouse.Simulation.Tests.Hosting;
using OrleansWarehouse.Simulation.Tests.Http;

namespace OrleansWarehouse.Simulation.Tests.People;

/// <summary>What buyers want.</summary>
internal static class Ordering
{
    private static readonly object Buyer = new { name = "Ada" };

    private static readonly object Address = new { name = "Ada", line1 = "1 Road", city = "London", postcode = "SW1A 1AA", country = "GB" };

    public static Task OrderAsync(Crew crew, Dice dice) => OrderAsync(crew, dice, null);

    /// <summary>Not to leave before a day that is far away.</summary>
    public static Task OrderForLaterAsync(Crew crew, Dice dice) => OrderAsync(crew, dice, "2030-01-01T00:00:00Z");

    /// <summary>Whoever sends it does not wait for the answer, nor ask again.</summary>
    public static Task OrderOnceAsync(Crew crew, Dice dice) => OrderAsync(crew, dice, null, once: true);

    /// <summary>It is sent when all of it is there, and not before.</summary>
    public static Task OrderWholeAsync(Crew crew, Dice dice) => OrderAsync(crew, dice, null, whole: true);

    public static async Task CancelAsync(Crew crew, Dice dice)
    {
        if (crew.Orders.Count == 0) return;
        var number = dice.Of(crew.Orders);
        var answer = await crew.PostAsync($"/merchants/{Layout.Merchant}/orders/{Id(number)}/cancel", new { reason = "changed my mind" });
        crew.Story.Tell($"Order {number} is cancelled: {answer.Status} {(answer.IsOk ? answer.Json.TextOrNull("outcome") : answer.Code)}.");
    }

    public static async Task CancelLineAsync(Crew crew, Dice dice)
    {
        if (crew.Orders.Count == 0) return;
        var number = dice.Of(crew.Orders);
        var order = (await crew.GetAsync($"/merchants/{Layout.Merchant}/orders/{Id(number)}")).Json;
        var lines = order.Items("lines").Where(static line => Left(line) > 0).ToArray();
        if (lines.Length == 0) return;
        var line = dice.Of(lines);
        var quantity = dice.Between(1, (int)Left(line));
        var body = new { reason = "fewer will do", lines = new[] { new { line = line.Text("line"), quantity } } };
        var answer = await crew.PostAsync($"/merchants/{Layout.Merchant}/orders/{Id(number)}/cancel", body);
        crew.Story.Tell(
            $"{quantity} {line.Text("sku")} of order {number} are cancelled: {answer.Status} {(answer.IsOk ? answer.Json.TextOrNull("outcome") : answer.Code)}.");
    }

    /// <summary>One thing, from a site or from anywhere, in a shop.</summary>
    public static async Task<Answer> OrderFromAsync(Crew crew, Dice dice, string? site, string channel)
    {
        var number = $"{crew.Number("order")}";
        var sku = dice.Of(crew.Kinds).Sku;
        var body = new { number, channel, site, customer = Buyer, shipTo = Address, lines = new[] { new { line = "1", sku, quantity = 1 } } };
        var answer = await crew.AskAsync("POST", $"/merchants/{Layout.Merchant}/orders", body);
        if (answer.IsOk && channel == Layout.Channel) crew.Orders.Add(number);
        crew.Story.Tell($"Order {number} of {channel} wants 1 {sku}{(site is null ? "" : $" from {site}")}: {answer.Status} {answer.Code}.");
        return answer;
    }

    /// <summary>How an order is known in paths.</summary>
    public static string Id(string number) => $"{Layout.Channel}:{number}";

    private static long Left(System.Text.Json.JsonElement line)
    {
        var quantities = line.GetProperty("quantities");
        return quantities.Number("ordered") - quantities.Number("cancelled") - quantities.Number("shipped");
    }

    private static async Task OrderAsync(Crew crew, Dice dice, string? shipAfter, bool once = false, bool whole = false)
    {
        var number = $"{crew.Number("order")}";
        var lines = Enumerable.Range(1, whole || dice.Chance(0.3) ? 2 : 1)
            .Select(line => new { line = $"{line}", sku = dice.Of(crew.Kinds).Sku, quantity = dice.Between(1, 6) }).ToArray();
        var site = dice.Chance(0.15) ? dice.Of(crew.Sites) : null;
        var body = new { number, channel = Layout.Channel, site, customer = Buyer, shipTo = Address, shipAfter, partialPolicy = whole ? "shipComplete" : null, lines };
        var path = $"/merchants/{Layout.Merchant}/orders";
        var answer = once ? await crew.TryAsync(path, body, null) : await crew.AskAsync("POST", path, body);
        if (answer.IsOk) crew.Orders.Add(number);
        if (whole) crew.WholeOrders.Add(number);
        var wanted = string.Join(", ", lines.Select(static line => $"{line.quantity} {line.sku}"));
        crew.Story.Tell($"Order {number} wants {wanted}{(site is null ? "" : $" from {site}")}{(shipAfter is null ? "" : " in 2030")}{(whole ? ", all or nothing" : "")}: {answer.Status} {answer.Code}.");
    }
}
