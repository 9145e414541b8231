using OrleansWarehouse.Crash.Tests.Http;

namespace OrleansWarehouse.Crash.Tests.Load;

/// <summary>Announces small deliveries, receives them in one or two receipts, now and then more than announced, and confirms
/// those.</summary>
internal sealed class Receiver(Floor floor, Dice dice) : Worker(floor, dice)
{
    private int announced;

    protected override (int Least, int Most) Rest => (100, 400);

    protected override async Task WorkAsync()
    {
        var asn = $"{Floor.Merchant}/inbound/ASN-{++announced}";
        var skus = Dice.Some(Floor.Skus, Dice.Between(1, 3));
        var lines = skus.Select(sku => (Sku: sku, Quantity: (long)Dice.Between(3, 12))).ToArray();
        await Client.PutAsync(asn, new { site = Floor.SiteName, lines = Body(lines) });
        if (Dice.Percent(40))
        {
            var first = (lines[0].Sku, Quantity: (long)Dice.Between(1, 2));
            await CountAsync(asn, [first], final: false);
            lines[0].Quantity -= first.Quantity;
        }

        if (Dice.Percent(15)) lines[^1].Quantity += Dice.Between(1, 2);
        if (await CountAsync(asn, lines, final: true) == "discrepant")
            Ledger.Received(asn, (await Client.PostAsync($"{asn}/confirm", new { })).Json, []);
    }

    private async Task<string> CountAsync(string asn, (string Sku, long Quantity)[] lines, bool final)
    {
        var view = (await Client.PostAsync($"{asn}/receipts", new { lines = Body(lines), final })).Json;
        Ledger.Received(asn, view, lines);
        return view.Text("status");
    }

    private static object[] Body((string Sku, long Quantity)[] lines) =>
        [.. lines.Select(line => new { sku = line.Sku, quantity = line.Quantity })];
}
